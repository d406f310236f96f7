using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;

namespace Piaoheng.World.TwoSides;

/// <summary>Makes invoices as they were issued, before either side wrote them down.</summary>
internal sealed class InvoiceMaker
{
    private static readonly int[] Rates = [13, 13, 13, 9, 6, 6, 3, 1, 0];

    private static readonly string[] Kinds =
    [
        KindId.DigitalVatSpecial,
        KindId.DigitalVatSpecial,
        KindId.DigitalVatSpecial,
        KindId.DigitalVatNormal,
        KindId.DigitalVatNormal,
        KindId.ElectronicVatNormal,
        KindId.PaperVatSpecial,
        KindId.DigitalPaperNormal,
        KindId.TollElectronic,
    ];

    private readonly Dice _dice;
    private readonly Counterparty _us;

    public InvoiceMaker(Dice dice, int invoices)
    {
        _dice = dice;
        _us = new Counterparty { Company = InventedCompanies.Main, Place = 0 };
        var companies = new InventedCompanies(dice);
        var count = Math.Clamp(invoices / 100, 12, 2000);
        Others =
        [
            .. Enumerable
                .Range(1, count)
                .Select(place => new Counterparty
                {
                    Company = companies.Next(dice.Pick([Trade.Software, Trade.Machinery, Trade.Freight, Trade.OfficeSupplies])),
                    Place = place,
                    FormerName = dice.PerMille(150) ? companies.Next(Trade.Machinery).Name : null,
                    IsMonotonous = dice.PerMille(100),
                    Serial = dice.Below(100_000),
                }),
        ];
    }

    /// <summary>Everybody that we deal with.</summary>
    public IReadOnlyList<Counterparty> Others { get; }

    /// <summary>The next invoice.</summary>
    public Draft Next()
    {
        var other = _dice.Pick(Others);
        var direction = _dice.PerMille(800) ? Direction.In : Direction.Out;
        var seller = direction == Direction.In ? other.Company : _us.Company;
        var buyer = direction == Direction.In ? _us.Company : other.Company;
        var isMonotonous = other.IsMonotonous && direction == Direction.In;
        var record = new InvoiceRecord
        {
            Id = "",
            Nature = RecordNature.Document,
            Source = "",
            Kind = isMonotonous ? KindId.DigitalVatNormal : _dice.Pick(Kinds),
            Direction = direction,
            IssueDate = Calendar.Day(_dice),
            SellerName = seller.Name,
            SellerTaxId = seller.TaxId,
            BuyerName = buyer.Name,
            BuyerTaxId = buyer.TaxId,
            Channel = _dice.PerMille(60) ? "leqi" : null,
        };
        var amount = isMonotonous ? 30m : _dice.Between(100, 5_000_000) / 100m;
        record = WithAmounts(record, amount, isMonotonous ? 6 : _dice.Pick(Rates));
        var issuer = direction == Direction.In ? other : _us;
        record = InvoiceNumbering.Next(record, issuer, isMonotonous ? 1 : 1 + _dice.Below(40));
        return new Draft
        {
            Invoice = _dice.PerMille(250) ? record with { Lines = LinesOf(record) } : record,
            Other = other,
            IsSpared = _dice.PerMille(600),
        };
    }

    /// <summary>The number of a further invoice of the same issuer: the red one of a blue one.</summary>
    public InvoiceRecord NumberedNext(InvoiceRecord record, Counterparty other) =>
        InvoiceNumbering.Next(record, record.Direction == Direction.In ? other : _us, 1 + _dice.Below(40));

    /// <summary>The record with an amount, its tax and the total.</summary>
    public static InvoiceRecord WithAmounts(InvoiceRecord record, decimal amount, int ratePercent)
    {
        var tax = Yuan.Round(amount * ratePercent / 100m);
        return record with
        {
            AmountExTax = Yuan.Round(amount),
            TaxAmount = ratePercent == 0 ? new PrintedAmount(Yuan.Zero, PrintedAmount.Masked) : tax,
            TotalInclTax = Yuan.Round(amount) + tax,
        };
    }

    private List<InvoiceLine> LinesOf(InvoiceRecord record)
    {
        var count = 1 + _dice.Below(3);
        var left = record.AmountExTax!.Value.Value;
        var lines = new List<InvoiceLine>();
        for (var place = 1; place <= count; place++)
        {
            var share = place == count ? left : Yuan.FromFen(left.Fen / (count - place + 2));
            left -= share;
            lines.Add(new InvoiceLine { Name = "*现代服务*第" + "一二三四"[place - 1] + "项服务", Amount = share });
        }

        return lines;
    }
}
