using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>What the small tickets have in common: their truth, and numbers with the structure of theirs.</summary>
internal static class TicketText
{
    /// <summary>What a reader must find on a ticket that is evidence of an expense only.</summary>
    public static Reading Truth(string title, string? code, string? number, DateOnly? day, Yuan? total) =>
        new()
        {
            File = "",
            Kind = KindId.OtherExpense,
            PrintedTitle = title,
            InvoiceCode = code,
            InvoiceNumber = number,
            IssueDate = day,
            TotalInclTax = total is { } amount ? new PrintedAmount(amount) : null,
        };

    /// <summary>发票代码 of 12 digits of a local ticket.</summary>
    public static string Code(Dice dice, string place, DateOnly day) =>
        "1" + place + day.ToString("yy", CultureInfo.InvariantCulture) + dice.Digits(5);
}
