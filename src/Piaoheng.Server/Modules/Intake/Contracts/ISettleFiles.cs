namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>Takes a file off 待处理文件 because a person said what it is.</summary>
public interface ISettleFiles
{
    /// <summary>The file belongs to the invoice. Call inside a unit of work; a file that does not wait stays as it is.</summary>
    Task Settle(long taxpayerId, long itemId, long invoiceId, CancellationToken cancellation);
}
