using System.Formats.Asn1;
using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats.Ofd.Drawing;

/// <summary>印章图像: the picture inside an electronic seal or its signature.</summary>
/// <remarks>
/// Source: GB/T 38540-2020 and GM/T 0031-2014, <c>SES_ESPictureInfo ::= SEQUENCE { type IA5String, data OCTET STRING, width INTEGER, height INTEGER }</c>.
/// It is found by this shape wherever it stands, because makers differ in what surrounds it. Nothing is verified here.
/// </remarks>
internal static class SealPicture
{
    private const int TypeLength = 8;

    /// <summary>The picture in a DER encoding; null when there is none.</summary>
    public static (string Type, ReadOnlyMemory<byte> Content)? Find(ReadOnlyMemory<byte> encoded)
    {
        var waiting = new Queue<AsnReader>();
        var left = Limits.SealValues;
        try
        {
            waiting.Enqueue(new AsnReader(encoded, AsnEncodingRules.BER));
            while (waiting.TryDequeue(out var reader))
            {
                if (Picture(reader.Clone()) is { } found)
                {
                    return found;
                }

                while (reader.HasData && left-- > 0)
                {
                    if (reader.PeekTag().IsConstructed)
                    {
                        var tag = reader.PeekTag();
                        waiting.Enqueue(
                            tag.HasSameClassAndValue(Asn1Tag.SetOf)
                                ? reader.ReadSetOf(skipSortOrderValidation: true)
                                : reader.ReadSequence(tag)
                        );
                    }
                    else
                    {
                        reader.ReadEncodedValue();
                    }
                }
            }
        }
        catch (AsnContentException)
        {
            // Damaged or of another encoding: the seal is marked as not shown.
            return null;
        }

        return null;
    }

    private static (string Type, ReadOnlyMemory<byte> Content)? Picture(AsnReader sequence)
    {
        if (!sequence.HasData || !sequence.PeekTag().HasSameClassAndValue(new Asn1Tag(UniversalTagNumber.IA5String)))
        {
            return null;
        }

        var type = sequence.ReadCharacterString(UniversalTagNumber.IA5String);
        var isPicture =
            type.Length <= TypeLength
            && sequence.HasData
            && sequence.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString);
        return isPicture ? (type, sequence.ReadOctetString()) : null;
    }
}
