using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Comparisons of a value and the id after it as one: <c>(issue_date, invoice_id) &lt; (@day, @id)</c>.</summary>
/// <remarks>
/// Only so do both engines enter an index at the very row; spelled with <c>or</c>, they read all rows of the same value first
/// (22 against 0.8 ms of processor time on a day of 5,500 invoices).
/// </remarks>
internal static class RowOrder
{
    /// <summary>Whether a value with its id stands below another.</summary>
    public static bool IsBelow(DateOnly value, long id, DateOnly other, long otherId) =>
        (value, id).CompareTo((other, otherId)) < 0;

    /// <inheritdoc cref="IsBelow(DateOnly, long, DateOnly, long)" />
    public static bool IsBelow(long value, long id, long other, long otherId) => (value, id).CompareTo((other, otherId)) < 0;

    /// <summary>Whether a value with its id stands above another.</summary>
    public static bool IsAbove(DateOnly value, long id, DateOnly other, long otherId) =>
        (value, id).CompareTo((other, otherId)) > 0;

    /// <inheritdoc cref="IsAbove(DateOnly, long, DateOnly, long)" />
    public static bool IsAbove(long value, long id, long other, long otherId) => (value, id).CompareTo((other, otherId)) > 0;

    /// <summary>Tells the model how they are written.</summary>
    public static void Declare(ModelBuilder model)
    {
        foreach (
            var (name, comparison) in new[]
            {
                (nameof(IsBelow), ExpressionType.LessThan),
                (nameof(IsAbove), ExpressionType.GreaterThan),
            }
        )
        {
            foreach (var value in new[] { typeof(DateOnly), typeof(long) })
            {
                model
                    .HasDbFunction(typeof(RowOrder).GetMethod(name, [value, typeof(long), value, typeof(long)])!)
                    .HasTranslation(arguments => new SqlBinaryExpression(
                        comparison,
                        Row(arguments[0], arguments[1]),
                        Row(arguments[2], arguments[3]),
                        typeof(bool),
                        new BoolTypeMapping("boolean")
                    ));
            }
        }
    }

    // A function without a name is what a row of values looks like.
    private static SqlFunctionExpression Row(SqlExpression value, SqlExpression id) =>
        new("", [value, id], nullable: false, [false, false], value.Type, value.TypeMapping);
}
