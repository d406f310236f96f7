namespace Piaoheng.Core.Diagnosis;

/// <summary>A candidate and how much speaks for it.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Confidence">把握.</param>
/// <param name="Kind">Suffix of the sentence.</param>
/// <param name="Template">The sentence.</param>
/// <param name="Agrees">What agrees beside the number.</param>
internal sealed record LikeInvoice(NearInvoice Candidate, decimal Confidence, string Kind, string Template, string Agrees);
