using System.Net;
using LowerBack.Chat;
using LowerBack.Playground.Tests.Support;

namespace LowerBack.Playground.Tests.Api;

/// <summary>Forms for a terminal.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private PlaygroundHost _host = null!;

    public async Task InitializeAsync() => _host = await PlaygroundHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_press_is_answered_with_the_form_and_the_form_changes_the_message()
    {
        var settings = (await _host.TypeAsync("form"))["messages"]![0]!;
        var button = settings["buttons"]![1]![0]!;
        Assert.Equal(("Several at once", "form"), ((string?)button["label"], (string?)button["kind"]));

        var form = (await _host.AskAsync("conversations/alex/presses", new { person = "alex", label = "Several at once" }))["form"]!;
        Assert.Equal(
            """{"title":"Several settings at once","token":"1:kJ3x0aQf:test:sent","message":"ID","fields":["""
            + """{"name":"zone","label":"Time zone","kind":"text","optional":false,"values":["Berlin"],"hint":"A city near you.","example":"Lisbon","longest":80,"long":false},"""
            + """{"name":"minutes","label":"Minutes","kind":"choice","optional":false,"values":["10"],"choices":[{"value":"5","label":"5 minutes"},{"value":"10","label":"10 minutes"},{"value":"20","label":"20 minutes"}]},"""
            + """{"name":"days","label":"Training days","kind":"choices","optional":false,"values":["0","2","4"],"choices":[{"value":"0","label":"Mon"},{"value":"1","label":"Tue"},{"value":"2","label":"Wed"},{"value":"3","label":"Thu"},{"value":"4","label":"Fri"},{"value":"5","label":"Sat"},{"value":"6","label":"Sun"}]},"""
            + """{"name":"mood","label":"How is your back?","kind":"choice","optional":true,"values":[],"choices":[{"value":"good","label":"Good"},{"value":"so","label":"So-so"}]},"""
            + """{"name":"note","label":"Anything else?","kind":"text","optional":true,"values":[],"example":"Slept well, a little stiff","longest":200,"long":true}]}""",
            form.ToJsonString().Replace((string)settings["id"]!, "ID", StringComparison.Ordinal));

        var done = await _host.AskAsync("conversations/alex/forms", new
        {
            person = "alex", message = (string)form["message"]!, token = (string)form["token"]!,
            values = new Dictionary<string, string?[]?> { ["zone"] = ["Lisbon"], ["minutes"] = ["20"], ["days"] = ["0", null, "6"], ["note"] = null },
        });
        var edited = Assert.Single(done["messages"]!.AsArray())!;
        Assert.Equal(((string?)settings["id"], "Saved: Lisbon, 20 minutes, 0+6. "), ((string?)edited["id"], (string?)edited["text"]));
        Assert.Null(done["form"]);
    }

    [Fact]
    public async Task A_form_whose_message_is_gone_is_answered_with_a_new_one()
    {
        var done = await _host.AskAsync("conversations/alex/forms", new { person = "alex", message = "gone", token = "1:o:t:sent" });
        Assert.Equal(["Saved: ,  minutes, . "], done.Texts());
        Assert.Equal("1:o:t:sent", Assert.IsType<FormSubmitted>(Assert.Single(_host.Coach.Heard)).Token);
    }

    [Theory]
    [InlineData("""{"person":"alex"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"nobody","token":"1:o:t:sent"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"sam","token":"1:o:t:sent"}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"person":"alex","token":"1:o:t:sent","event":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"alex","token":"1:o:t:sent","values":{"zone":"Lisbon"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"alex","token":"1:o:t:sent","values":{"zone":["\ud800"]}}""", HttpStatusCode.BadRequest)]
    public async Task What_makes_no_sense_is_refused_with_what_to_do(string body, HttpStatusCode status)
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, "/api/conversations/alex/forms", body);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(_host.Coach.Heard);
    }

    [Fact]
    public async Task A_message_of_somebody_elses_is_not_changed_by_a_form()
    {
        var theirs = (await _host.TypeAsync("form", "sam"))["messages"]![0]!;
        using var answer = await _host.PostAsync("conversations/alex/forms", new { person = "alex", message = (string)theirs["id"]!, token = "1:o:t:sent" });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
