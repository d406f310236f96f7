using System.Globalization;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>Puts the sheets of a document together: pages of one invoice, an invoice and its list, an invoice and its trip table.</summary>
internal sealed class DocumentAssembly
{
    private readonly List<Draft> _drafts = [];

    /// <summary>Adds the next sheet.</summary>
    public void Add(Draft draft)
    {
        switch (draft.Role)
        {
            case SheetRole.Invoice when Known(draft) is { } same:
                Continue(same, draft);
                break;
            case SheetRole.GoodsList:
                AddList(draft);
                break;
            case SheetRole.Supporting or SheetRole.Other when Previous(draft) is { } previous:
                previous.Pages.AddRange(draft.Pages);
                break;
            default:
                Demand();
                _drafts.Add(draft);
                break;
        }
    }

    /// <summary>What the document holds. Blank pages count only where there is nothing else.</summary>
    public IReadOnlyList<Draft> Finished()
    {
        if (_drafts.Exists(static draft => draft.Role is not SheetRole.Blank))
        {
            _drafts.RemoveAll(static draft => draft.Role is SheetRole.Blank);
        }

        var hasInvoice = _drafts.Exists(static draft => draft.Role is SheetRole.Invoice);
        foreach (var draft in _drafts)
        {
            if (draft.Role is SheetRole.Other && hasInvoice)
            {
                draft.Kind = KindId.SupportingDocument;
            }

            if (draft.Lines is { } lines)
            {
                draft.Lines = [.. SalesList.WithoutMarker(lines)];
            }
        }

        return _drafts;
    }

    /// <summary>Where a draft stands in its document; null when the document holds nothing else.</summary>
    public string? PartOf(Draft draft)
    {
        if (_drafts.Count == 1)
        {
            return null;
        }

        var (first, last) = (draft.Pages[0], draft.Pages[^1]);
        var page = first == last ? Text($"第{first}页") : Text($"第{first}-{last}页");
        var onPage = _drafts.FindAll(other => other.Pages[0] == first);
        return onPage.Count == 1 ? page : Text($"{page}第{onPage.IndexOf(draft) + 1}张");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Demand()
    {
        if (_drafts.Count >= Limits.InvoicesPerDocument)
        {
            throw new LimitExceededException(nameof(Limits.InvoicesPerDocument));
        }
    }

    private Draft? Known(Draft draft) =>
        draft.Number is null
            ? null
            : _drafts.Find(other =>
                other.Role is SheetRole.Invoice
                && string.Equals(other.Number, draft.Number, StringComparison.Ordinal)
                && string.Equals(other.Code, draft.Code, StringComparison.Ordinal)
            );

    // A trip table or another document runs over several pages; only its first one has the title.
    private Draft? Previous(Draft draft) =>
        _drafts.Count > 0 && _drafts[^1].Role == draft.Role && (draft.Title is null || draft.Role is SheetRole.Other)
            ? _drafts[^1]
        : _drafts.Count > 0 && _drafts[^1].Role is SheetRole.Supporting && draft is { Role: SheetRole.Other, Title: null }
            ? _drafts[^1]
        : null;

    private static void Continue(Draft known, Draft next)
    {
        known.Pages.AddRange(next.Pages);
        if (IsComplete(known))
        {
            // The same invoice once more: a second copy, not a second page.
            return;
        }

        known.Lines = known.Lines is null ? next.Lines : [.. known.Lines, .. next.Lines ?? []];
        known.AmountExTax ??= next.AmountExTax;
        known.TaxAmount ??= next.TaxAmount;
        known.TotalInclTax ??= next.TotalInclTax;
        known.TotalInChinese ??= next.TotalInChinese;
        known.Remark = string.IsNullOrEmpty(known.Remark) ? next.Remark : known.Remark;
        known.Drawer = string.IsNullOrEmpty(known.Drawer) ? next.Drawer : known.Drawer;
        known.RedOf ??= next.RedOf;
        foreach (var (key, value) in next.Extra)
        {
            known.Extra.TryAdd(key, value);
        }

        known.Findings.AddRange(next.Findings);
    }

    private static bool IsComplete(Draft draft) =>
        draft is { TotalInclTax: not null, AmountExTax: { } amount }
        && (draft.Lines ?? []).Sum(static line => line.Amount?.Value.Fen ?? 0) == amount.Value.Fen;

    private void AddList(Draft list)
    {
        var owner = _drafts.FindLast(draft =>
            draft.Role is SheetRole.Invoice
            && (list.Number is null || string.Equals(list.Number, draft.Number, StringComparison.Ordinal))
        );
        if (owner is null)
        {
            Demand();
            _drafts.Add(list);
            return;
        }

        owner.Pages.AddRange(list.Pages);
        owner.Lines = [.. owner.Lines ?? [], .. list.Lines ?? []];
    }
}
