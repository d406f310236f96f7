using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Readings seen from one taxpayer, by every number that it has had.</summary>
internal static class ForTaxpayer
{
    public static DocumentReading Turn(DocumentReading document, Taxpayer taxpayer) =>
        document with
        {
            Readings = [.. document.Readings.Select(reading => reading.Direction is null ? Turn(reading, taxpayer) : reading)],
        };

    public static Reading Turn(Reading reading, Taxpayer taxpayer) => reading with { Direction = taxpayer.DirectionOf(reading) };
}
