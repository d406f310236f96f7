using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>A record with what it states.</summary>
internal sealed record LoadedRecord(BureauRecord Row, Reading Reading);
