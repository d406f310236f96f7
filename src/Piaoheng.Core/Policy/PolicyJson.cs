using System.Text.Json.Serialization;

namespace Piaoheng.Core.Policy;

/// <summary>How policy files are read: an unknown or missing property is an error, so that a misspelt one cannot pass unnoticed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = new[] { typeof(PolicyText) }
)]
[JsonSerializable(typeof(PackHead))]
[JsonSerializable(typeof(InvoiceKind))]
[JsonSerializable(typeof(ArrivalDelays))]
[JsonSerializable(typeof(ExportCeiling))]
[JsonSerializable(typeof(ToleranceSet))]
[JsonSerializable(typeof(RegionList))]
[JsonSerializable(typeof(RateEdition))]
[JsonSerializable(typeof(RuleTerms))]
[JsonSerializable(typeof(SpecialElement))]
[JsonSerializable(typeof(GatewayLimits))]
[JsonSerializable(typeof(CountdownEdition))]
[JsonSerializable(typeof(CauseEdition))]
[JsonSerializable(typeof(ReasonEdition))]
[JsonSerializable(typeof(RoleTerms))]
[JsonSerializable(typeof(SignInTerms))]
[JsonSerializable(typeof(WorkYear))]
[JsonSerializable(typeof(AlarmTerms))]
[JsonSerializable(typeof(SyncSchedule))]
[JsonSerializable(typeof(MailHostEdition))]
internal sealed partial class PolicyJson : JsonSerializerContext;
