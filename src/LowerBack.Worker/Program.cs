using LowerBack.Worker;

return await Refusal.ExplainAsync(async () =>
{
    var builder = Composition.CreateBuilder(args);
    builder.AddLowerBack();
    await using var app = builder.Build();
    app.MapLowerBack();
    await app.PrepareStoreAsync();
    await app.RunAsync();
});
