using BenchmarkDotNet.Running;
using LowerBack.Benchmarks.Load;

// dotnet run -c Release --project tests/LowerBack.Benchmarks -- turns
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- telegram
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- --filter *Planner* --job short
switch (args.FirstOrDefault())
{
    case "turns":
        await TurnLoad.RunAsync(turns: 50_000, members: 5_000, atOnce: 32);
        break;
    case "telegram":
        await TelegramLoad.RunAsync(turns: 50_000, members: 5_000);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(TurnLoad).Assembly).Run(args);
        break;
}
