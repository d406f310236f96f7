using System.Text.Json.Nodes;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.BureauSimulator.Leqi;
using Piaoheng.Core.Invoices;

namespace Piaoheng.BureauSimulator.Console;

/// <summary>控制: what the one who drives the simulator may see and set. A bureau has nothing like it.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder routes, BureauDesk desk, SimulatorOptions options)
    {
        routes.MapGet("/control/state", () => Results.Text(State(desk, options).ToJsonString(), "application/json"));
        routes.MapGet(
            "/control/invoices",
            (string taxpayer) =>
                Results.Text(
                    new JsonArray([
                        .. desk
                            .Books.Entries.Where(entry => entry.TaxpayerId == taxpayer)
                            .Select(entry => (JsonNode)Truth(entry)),
                    ]).ToJsonString(),
                    "application/json"
                )
        );
        routes.MapPost(
            "/control/uploads",
            async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                desk.Declare(
                    form["receipt"].ToString(),
                    new DeclaredUpload(form["mode"].ToString(), form["numbers"].ToString().Split(','))
                );
                return Results.NoContent();
            }
        );
        routes.MapPost(
            "/control/faults",
            async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                try
                {
                    desk.Faults.Set(FaultSwitch.Parse(string.Join(',', form["faults"].ToArray())));
                }
                catch (FormatException exception)
                {
                    return Results.Text(exception.Message, "text/plain; charset=utf-8", statusCode: 400);
                }

                desk.Forget();
                foreach (var entry in desk.Books.Entries)
                {
                    entry.StatusReads = 0;
                }

                return Results.Redirect("/");
            }
        );
    }

    private static JsonObject State(BureauDesk desk, SimulatorOptions options) =>
        new()
        {
            ["name"] = "模拟税局",
            ["version"] = SimulatorOptions.Version,
            ["seed"] = options.Seed,
            ["today"] = desk.Books.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["faults"] = string.Join(',', desk.Faults.On),
            ["calls"] = desk.Faults.Calls,
            ["key"] = SimulatorOptions.Key,
            ["token"] = SimulatorOptions.Token,
            ["receipt"] = LeqiIssuing.KnownReceipt,
            ["taxpayers"] = new JsonArray([.. desk.Books.Known.Select(own => (JsonNode)JsonValue.Create(own.TaxId)!)]),
        };

    private static JsonObject Truth(BureauEntry entry) =>
        new()
        {
            ["direction"] = entry.Direction == Direction.In ? "in" : "out",
            ["kind"] = entry.Invoice.Kind,
            ["code"] = entry.Invoice.Code,
            ["number"] = entry.Invoice.Number,
            ["paperCode"] = entry.Invoice.PaperCode,
            ["paperNumber"] = entry.Invoice.PaperNumber,
            ["checkCode"] = entry.Invoice.CheckCode,
            ["issueDate"] = entry.Invoice.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["amount"] = entry.Invoice.Amount.ToString(),
            ["tax"] = entry.Invoice.Tax.ToString(),
            ["total"] = entry.Invoice.Total.ToString(),
            ["isRed"] = entry.Invoice.IsRed,
            ["isNormal"] = entry.Invoice.Status is { Void: VoidState.None, Red: RedState.None, Risk: RiskState.Normal },
        };
}
