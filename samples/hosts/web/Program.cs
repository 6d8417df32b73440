using ScoringDsl.Samples.Web;

await using var app = WebSample.Create(args);
await app.RunAsync();
