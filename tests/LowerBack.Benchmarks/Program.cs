using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/LowerBack.Benchmarks -- --filter *Planner* --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
