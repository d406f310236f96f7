using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Tests.Access;

/// <summary>An invoice that stands in some relation to the subject of a test.</summary>
internal sealed record Placed(string Relation, Taxpayer Company, long InvoiceId, long OriginalId, string Number);
