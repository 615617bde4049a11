using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.Guides;

/// <summary>What stands between two bar lines of a tune's text.</summary>
/// <param name="From">The place of its first character.</param>
/// <param name="To">The place after its last character.</param>
/// <param name="Ticks">How long it is, as far as can be told from the text, in 48ths of the unit note length.</param>
/// <param name="Number">Which bar it is as musicians count them, from 1 and as they are written; 0 for a pickup or another part of a bar.</param>
/// <param name="IsClosed">Whether a bar line follows.</param>
/// <param name="IsMusicAlone">Whether there is nothing in it but music: no field and no comment.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenBar(int From, int To, int Ticks, int Number, bool IsClosed, bool IsMusicAlone);
