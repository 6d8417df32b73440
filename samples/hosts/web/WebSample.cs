using ScoringDsl.Extensions.Hosting;

namespace ScoringDsl.Samples.Web;

/// <summary>The application: a form for a lead, and below it the scores with the reason for every point.</summary>
internal static class WebSample
{
    /// <summary>The application, ready to run. The setting <c>Model</c> says where the model is.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddScoringModel("b2b-saas", options =>
        {
            options.Path = builder.Configuration["Model"] ?? Path.Combine(AppContext.BaseDirectory, "models", "b2b-saas.dll");
            options.RequireTests = true;
            options.Verify = LeadForm.RequireFields;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks().AddCheck<ScoringModelHealthCheck>("scoring models");

        var app = builder.Build();
        app.UseStaticFiles();
        app.MapHealthChecks("/health");
        app.MapGet("/", (ScoringModelHost model, TimeProvider time) => Answer(LeadForm.Example(time), model));
        app.MapPost("/", (IFormCollection sent, ScoringModelHost model) => Answer(LeadForm.Read(sent), model))
            .DisableAntiforgery(); // The form changes nothing and knows nobody.
        return app;
    }

    private static IResult Answer(LeadForm form, ScoringModelHost model)
    {
        using var lease = model.Acquire();
        using var lead = lease.RentLead("you");
        var scored = form.TryFill(lead.Lead, out var asOf) ? Scored.Of(lease.Model.Definition, lead, asOf) : null;
        return Results.Content(Page.Write(form, scored, model.Status), "text/html; charset=utf-8", statusCode: scored is null ? 422 : 200);
    }
}
