using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Server.Modules.Channels.Contracts;

/// <summary>上传台账 as the diagnosis sees it.</summary>
public interface IUploads
{
    /// <summary>What was told and answered of the invoices with these keys.</summary>
    Task<IReadOnlyList<UploadFact>> About(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}
