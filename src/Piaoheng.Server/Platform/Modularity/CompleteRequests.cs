using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Modularity;

/// <summary>请求内容完整: refuses a body that lacks what the slice cannot do without, before the slice sees it.</summary>
/// <remarks>JSON leaves a missing text null, whatever the type says of it.</remarks>
internal static class CompleteRequests
{
    private static readonly RefusalText Missing = new("GEN-03", "请求中缺少 {field}");
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> NeededOf = new();

    /// <summary>The refusal; null when all is there.</summary>
    /// <param name="arguments">What a handler is given.</param>
    public static Refusal? Check(IEnumerable<object?> arguments) =>
        (
            from argument in arguments
            where argument?.GetType().DeclaringType?.IsAssignableTo(typeof(ISlice)) == true
            from needed in NeededOf.GetOrAdd(argument.GetType(), Needed)
            where needed.GetValue(argument) is null
            select Refusal.Invalid(Missing, ("field", JsonNamingPolicy.CamelCase.ConvertName(needed.Name)))
        ).FirstOrDefault();

    private static PropertyInfo[] Needed(Type body)
    {
        var context = new NullabilityInfoContext();
        return
        [
            .. body.GetProperties()
                .Where(property =>
                    !property.PropertyType.IsValueType && context.Create(property).ReadState == NullabilityState.NotNull
                ),
        ];
    }
}
