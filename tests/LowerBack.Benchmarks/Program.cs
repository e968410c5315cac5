using System.Globalization;
using BenchmarkDotNet.Running;
using LowerBack.Benchmarks.Load;
using LowerBack.Benchmarks.Reminders;
using LowerBack.Benchmarks.Teams;

// dotnet run -c Release --project tests/LowerBack.Benchmarks -- turns
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- telegram
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- discord
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- idle
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- kills 100
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- reminder-kills 300
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- reminder-kills 300 7 --postgres
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- mutations 100000
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- sweep 100000
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- teams 10000 8
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- teams 10000 8 --postgres
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- month 100000 30
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- capacity
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- worker 100000
// dotnet run -c Release --project tests/LowerBack.Benchmarks -- --filter *Planner* --job short
switch (args.FirstOrDefault())
{
    case "turns":
        await TurnLoad.RunAsync(turns: 50_000, members: 5_000, atOnce: 32);
        return 0;
    case "telegram":
        await TelegramLoad.RunAsync(turns: 50_000, members: 5_000);
        return 0;
    case "discord":
        await DiscordLoad.RunAsync(turns: 20_000, members: 5_000, atOnce: 64);
        return 0;
    case "idle":
        return await DiscordIdle.RunAsync(guilds: 2_500);
    case "kills":
        return await Kills.RunAsync(kills: Number(1) ?? 100, seed: Number(2));
    case "reminder-kills":
        return await ReminderKills.RunAsync(kills: Number(1) ?? 300, seed: Number(2), onPostgres: args.Contains("--postgres"));
    case "mutations":
        return await Mutations.RunAsync(count: Number(1) ?? 100_000, seed: Number(2));
    case "sweep":
        await SweepLoad.RunAsync(members: Number(1) ?? 100_000);
        return 0;
    case "teams":
        await TeamLoad.RunAsync(teams: Number(1) ?? 10_000, people: Number(2) ?? 8, onPostgres: args.Contains("--postgres"));
        return 0;
    case "month":
        return MonthSimulation.Run(members: Number(1), days: Number(2));
    case "worker":
        return await IdleWorker.RunAsync(members: Number(1) ?? 100_000, time: TimeSpan.FromSeconds(60));
    case "capacity":
        MonthSimulation.PrintCapacity();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(TurnLoad).Assembly).Run(args);
        return 0;
}

int? Number(int at) => args.Length > at && args[at] is [not '-', ..] number ? int.Parse(number, CultureInfo.InvariantCulture) : null;
