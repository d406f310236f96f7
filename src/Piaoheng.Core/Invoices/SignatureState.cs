namespace Piaoheng.Core.Invoices;

/// <summary>电子签名: what is known of the electronic signature of a document. JSON: the lower-case word.</summary>
public enum SignatureState
{
    /// <summary>A signature is there (or may be) and was not checked.</summary>
    Unchecked,

    /// <summary>The document carries no signature.</summary>
    Absent,

    /// <summary>The signature covers the document as it is.</summary>
    Valid,

    /// <summary>The document was changed after it was signed.</summary>
    Broken,
}
