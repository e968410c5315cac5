namespace LowerBack.Benchmarks.Load;
internal static class Mutations
{
    public static Task<int> RunAsync(int count, int? seed) => Task.FromResult(count + (seed ?? 0));
}
