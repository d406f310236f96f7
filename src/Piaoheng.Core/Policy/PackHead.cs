namespace Piaoheng.Core.Policy;

/// <summary>政策包信息 (<c>policy/pack.json</c>).</summary>
/// <param name="Version">版本.</param>
/// <param name="Published">发布日期.</param>
/// <param name="Note">说明 for people.</param>
internal sealed record PackHead(string Version, DateOnly Published, string Note);
