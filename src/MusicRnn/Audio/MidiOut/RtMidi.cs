using System.Reflection;
using System.Runtime.InteropServices;

namespace MusicRnn.Audio.MidiOut;

/// <summary>
/// The C interface of RtMidi (Gary P. Scavone), version 5 or newer, as far as it is used. Its error texts are never read: in version
/// 5.0 they point at memory that is already free.
/// </summary>
internal static unsafe partial class RtMidi
{
    public const int Alsa = 2;
    public const int Jack = 3;

    private const string Library = "rtmidi";
    private const string JackLibrary = "libjack.so.0";

    // As they are called where they are installed; the numbers are those of versions 6 and 5.
    private static readonly string[] FileNames = OperatingSystem.IsWindows()
        ? ["rtmidi.dll", "librtmidi.dll"]
        : OperatingSystem.IsMacOS()
            ? ["librtmidi.dylib", "librtmidi.7.dylib", "librtmidi.6.dylib", "/opt/homebrew/lib/librtmidi.dylib", "/usr/local/lib/librtmidi.dylib"]
            : ["librtmidi.so.7", "librtmidi.so.6", "librtmidi.so"];

    static RtMidi() => NativeLibrary.SetDllImportResolver(typeof(RtMidi).Assembly, Find);

    [LibraryImport(Library, EntryPoint = "rtmidi_get_compiled_api")]
    public static partial int GetCompiledApis(int* apis, uint count);

    [LibraryImport(Library, EntryPoint = "rtmidi_out_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial Device* CreateOut(int api, string clientName);

    [LibraryImport(Library, EntryPoint = "rtmidi_out_free")]
    public static partial void FreeOut(Device* device);

    [LibraryImport(Library, EntryPoint = "rtmidi_get_port_count")]
    public static partial uint GetPortCount(Device* device);

    [LibraryImport(Library, EntryPoint = "rtmidi_get_port_name")]
    public static partial int GetPortName(Device* device, uint port, byte* name, ref int length);

    [LibraryImport(Library, EntryPoint = "rtmidi_open_port", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void OpenPort(Device* device, uint port, string name);

    [LibraryImport(Library, EntryPoint = "rtmidi_close_port")]
    public static partial void ClosePort(Device* device);

    [LibraryImport(Library, EntryPoint = "rtmidi_out_send_message")]
    public static partial int SendMessage(Device* device, byte* message, int length);

    /// <summary>Keeps JACK's library from writing to the terminal that no server runs, which is no mistake here.</summary>
    public static void QuietJack()
    {
        if (NativeLibrary.TryLoad(JackLibrary, out var library)
            && NativeLibrary.TryGetExport(library, "jack_set_error_function", out var setError)
            && NativeLibrary.TryGetExport(library, "jack_set_info_function", out var setInfo))
        {
            ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, void>, void>)setError)(&Ignore);
            ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, void>, void>)setInfo)(&Ignore);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static void Ignore(byte* text)
    {
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out var library))
            {
                return library;
            }
        }

        return 0;
    }

    /// <summary><c>RtMidiWrapper</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Device
    {
        public nint Object;
        public nint Data;
        public byte IsGood;
        public nint UnreadableMessage;
    }
}
