// Some tests look at which load contexts of the process are alive.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
