using TypedGpt.Cli;
using TypedGpt.Torch.Natives;

MemoryAllocation.KeepFreedMemory();
return CommandLine.Run(args, Console.Out, Console.Error);
