using System.Net;
using System.Net.Sockets;
using LowerBack.FakeTelegram;

namespace LowerBack.Worker.Tests;

public sealed class StartingTests
{
    private const string AnyPort = "--Urls=http://127.0.0.1:0";

    [Fact]
    public async Task With_no_settings_at_all_it_opens_the_Playground_keeps_its_data_in_a_folder_and_stops_cleanly()
    {
        using var worker = RunningWorker.Start(AnyPort);
        var at = await worker.Opened;
        using var http = new HttpClient { BaseAddress = at };

        Assert.Equal("alive", (await http.GetStringAsync(new Uri("/healthz", UriKind.Relative))).Trim());
        await http.IsReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        Assert.True(File.Exists(Path.Combine(worker.Folder, "data", "lowerback.db")));

        var (code, errors) = await worker.StopAsync();
        Assert.Equal((0, ""), (code, errors));
        var line = Assert.Single(worker.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), said => said.Contains("Open http", StringComparison.Ordinal));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: ", line);
        Assert.Contains(Path.Combine("data", "lowerback.db"), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Playground_can_be_turned_off_and_then_other_machines_may_reach_the_health_checks()
    {
        using var worker = RunningWorker.Start("--Urls=http://0.0.0.0:0", "--Playground:Enabled=false");
        var port = (await worker.Opened).Port;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await http.IsReadyAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("Storage:Provider is \"Oracle\". Set it to Sqlite or Postgres.", "--Storage:Provider=Oracle")]
    [InlineData("Storage:Provider is \"1\". Set it to Sqlite or Postgres.", "--Storage:Provider=1")]
    [InlineData("Storage:ConnectionString is missing, and PostgreSQL has no default.", "--Storage:Provider=postgres")]
    [InlineData("Storage:ConnectionString does not name an SQLite file.", "--Storage:ConnectionString=Datasorce=x")]
    [InlineData("Storage:ConnectionString does not name a PostgreSQL database.", "--Storage:Provider=Postgres", "--Storage:ConnectionString=Data Source=x.db")]
    [InlineData("Storage:Conectionstring is not a setting.", "--Storage:Conectionstring=x")]
    [InlineData("Playground:Enabled is \"maybe\". Set it to true or false.", "--Playground:Enabled=maybe")]
    [InlineData("Discord:Token is not a bot token. Copy it in the developer portal", "--Discord:Token=hush")]
    [InlineData("Discord:PublicKey is missing", "--Discord:Token=hush.hush.hush", "--Discord:Mode=Http")]
    [InlineData("Discord:Mode is \"Webhook\". Set it to Gateway or Http.", "--Discord:Mode=Webhook")]
    [InlineData("Telegram:Token is not a bot token. Ask @BotFather for one with /newbot", "--Telegram:Token=hush")]
    [InlineData("Telegram:Webhook:Secret is missing", "--Telegram:Token=42:hush_hush", "--Telegram:Webhook:Url=https://coach.example.org/telegram/x")]
    [InlineData("Telegram:Webhook:Ulr is not a setting. In Telegram:Webhook there are: Url, Secret.", "--Telegram:Webhook:Ulr=x")]
    [InlineData("Urls has \"nonsense\", which is not an address.", "--Urls=nonsense")]
    [InlineData("and the Playground has no login. Set Urls to http://localhost:5080, or Playground:Enabled to false.", "--Urls=http://0.0.0.0:5080")]
    [InlineData("Urls has http://*:5080, which other machines can reach", "--Urls=http://localhost:5080;http://*:5080")]
    [InlineData("Urls has http://192.0.2.1:5080, which other machines can reach", "--Urls=http://192.0.2.1:5080", "--Playground:Enabled=true")]
    [InlineData("Kestrel:Endpoints:Web:Url has http://+:5080, which other machines can reach", "--Kestrel:Endpoints:Web:Url=http://+:5080")]
    [InlineData("/nowhere/lowerback.db cannot be opened for reading and writing", "--Storage:ConnectionString=Data Source=/nowhere/lowerback.db")]
    [InlineData("Check that the server runs and can be reached from here", "--Storage:Provider=Postgres", "--Storage:ConnectionString=Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hush")]
    public async Task A_value_that_cannot_be_used_is_one_sentence_and_exit_code_1(string sentence, params string[] arguments)
    {
        using var worker = RunningWorker.Start(arguments);
        var (code, errors) = await worker.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.StartsWith("LowerBack cannot start: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n'));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", errors, StringComparison.Ordinal);
        Assert.Equal("", worker.Output);
    }

    [Fact]
    public async Task A_token_that_Telegram_does_not_know_is_one_sentence_and_exit_code_1()
    {
        await using var telegram = await FakeTelegramServer.StartAsync();
        using var worker = RunningWorker.Start(AnyPort, "--Telegram:Token=42:hush_hush", $"--Telegram:BaseUrl={telegram.Address}");
        var (code, errors) = await worker.EndAsync();
        const string sentence = "Telegram does not know this Telegram:Token. Ask @BotFather for the current one with /token, set it, and start again.";
        // A start waits five seconds for the answer. On a machine that needs longer the program has started by then, and says it in its log.
        var isLate = worker.Output.Contains("starts without it", StringComparison.Ordinal);
        Assert.Equal((1, isLate ? "" : $"LowerBack cannot start: {sentence}"), (code, errors));
        Assert.Equal(isLate, worker.Output.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var worker = RunningWorker.Start($"--Urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        var (code, errors) = await worker.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("address already in use. Stop the other program, or set Urls to another address", errors, StringComparison.Ordinal);
        Assert.Equal("", worker.Output);
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("lowerback-worker-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.Local.json"), "{ \"Storage\": ");
        using var worker = RunningWorker.StartIn(folder, []);
        var (code, errors) = await worker.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("appsettings.Local.json", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n'));
    }

    [Fact]
    public async Task The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("lowerback-worker-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.Local.json"), """{ "Storage": { "Provider": "FromFile" }, "Playground": { "Enabled": "FromFile" } }""");
        Dictionary<string, string> environment = new() { ["Storage__Provider"] = "FromEnvironment" };
        using var worker = RunningWorker.StartIn(folder, environment, "--Playground:Enabled=FromCommandLine");
        var (_, errors) = await worker.EndAsync();
        Assert.Contains("\"FromEnvironment\"", errors, StringComparison.Ordinal);

        using var other = RunningWorker.StartIn(
            Directory.CreateTempSubdirectory("lowerback-worker-").FullName, [], "--Playground:Enabled=FromCommandLine");
        Assert.Contains("\"FromCommandLine\"", (await other.EndAsync()).Errors, StringComparison.Ordinal);
    }
}
