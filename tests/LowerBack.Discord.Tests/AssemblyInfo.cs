// Time passes here when this process has nothing to do, so nothing else may run beside a test that lets it pass.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
