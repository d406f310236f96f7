using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Conditions that look for a text anywhere in another.</summary>
internal static class TextSearch
{
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    /// <summary>Condition that one of the texts of a row holds one of the spellings.</summary>
    /// <remarks>Each spelling is a comparison of its own: a list of them would be taken apart anew for every row.</remarks>
    public static Expression<Func<T, bool>> HoldsOneOf<T>(
        IReadOnlyList<string> spellings,
        params IReadOnlyList<Expression<Func<T, string>>> texts
    )
    {
        var row = Expression.Parameter(typeof(T), "row");
        var comparisons =
            from text in texts
            from spelling in spellings
            // Through an object, so that it becomes a parameter of the question and not a part of its text.
            let given = Expression.Property(Expression.Constant(new Given(spelling)), nameof(Given.Value))
            select (Expression)
                Expression.Call(ReplacingExpressionVisitor.Replace(text.Parameters[0], row, text.Body), Contains, given);
        return Expression.Lambda<Func<T, bool>>(comparisons.Aggregate(Expression.OrElse), row);
    }

    private sealed record Given(string Value);
}
