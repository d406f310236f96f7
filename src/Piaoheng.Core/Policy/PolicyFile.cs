namespace Piaoheng.Core.Policy;

/// <summary>政策文件: one file of the policy pack, already read.</summary>
/// <param name="Path">Path below the policy folder with forward slashes: <c>kinds/rail-eticket.json</c>. Its first part names the table.</param>
/// <param name="Text">The JSON text.</param>
public sealed record PolicyFile(string Path, string Text);
