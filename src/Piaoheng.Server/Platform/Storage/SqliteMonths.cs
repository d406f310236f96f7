using System.Globalization;
using Piaoheng.Core.Json;
using SQLitePCL;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Raises 月份变更号 once for many rows. SQLite has triggers of single rows only, which take half as long as storing the row.</summary>
internal static class SqliteMonths
{
    private const string Statement =
        "insert into month_change (taxpayer_id, side, month, version) values (?, ?, ?, 1)"
        + " on conflict (taxpayer_id, side, month) do update set version = version + 1";

    /// <summary>Raises the number of every month that the rows are of.</summary>
    public static void Raise(sqlite3 connection, IEnumerable<IMonthRow> rows)
    {
        using var statement = new SqliteStatement(connection, Statement);
        var months = rows.Select(row => (row.TaxpayerId, row.ChangedSide, Month: row.IssueDate.AddDays(1 - row.IssueDate.Day)));
        foreach (var (taxpayer, side, month) in months.Distinct())
        {
            statement.Bind(1, taxpayer);
            statement.Bind(2, Words.Of(side));
            statement.Bind(3, month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            statement.Run();
        }
    }
}
