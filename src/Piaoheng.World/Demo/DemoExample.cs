namespace Piaoheng.World.Demo;

/// <summary>诊断样例: an invoice of the demo, the question that a person would ask, and the cause that the diagnosis must name.</summary>
/// <param name="Cause">原因.</param>
/// <param name="TaxId">单位 at which it is asked.</param>
/// <param name="Query">What is typed; <c>{today}</c> and <c>{yy}</c> stand for the day on which it is asked.</param>
/// <param name="Story">What happened, for people.</param>
/// <param name="List">Address of the list from which it is asked, below the taxpayer; null = from none.</param>
public sealed record DemoExample(string Cause, string TaxId, string Query, string Story, string? List = null);
