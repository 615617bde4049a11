using MusicRnn.Cli;

return CommandLine.Run(args);
