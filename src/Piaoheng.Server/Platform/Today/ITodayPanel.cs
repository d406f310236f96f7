using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Platform.Today;

/// <summary>待办版块: a card of 待办 that a module draws itself. Found by type scan.</summary>
internal interface ITodayPanel
{
    /// <summary>Id in the address.</summary>
    string Id { get; }

    /// <summary>Heading.</summary>
    string Title { get; }

    /// <summary>Place among all panels.</summary>
    int Order { get; }

    /// <summary>Whether it takes long at a million invoices, so that the page comes before it.</summary>
    bool IsSlow { get; }

    /// <summary>Right without which it is not there.</summary>
    Permission ToSee { get; }

    /// <summary>What to draw; null when there is nothing to say.</summary>
    Task<TodayPanelView?> Find(CurrentTaxpayer taxpayer, CancellationToken cancellation);
}

/// <summary>A card drawn.</summary>
/// <param name="Partial">The partial page, as an absolute path.</param>
/// <param name="Model">Its model.</param>
internal sealed record TodayPanelView(string Partial, object Model);
