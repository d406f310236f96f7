namespace Piaoheng.Server.Platform.Jobs;

/// <summary>The right to do one work unit, until a newer ticket is drawn for it.</summary>
/// <param name="TaxpayerId">Taxpayer.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="WindowKey">With what.</param>
/// <param name="Fence">Number of the attempt.</param>
/// <param name="Attempts">Attempts with this one.</param>
public sealed record WorkTicket(long TaxpayerId, string Kind, string WindowKey, long Fence, int Attempts);
