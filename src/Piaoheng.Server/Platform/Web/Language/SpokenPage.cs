using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>Every page with an address: written in Chinese, shown in the language of the request. Views have <see cref="SpokenView{TModel}"/>.</summary>
public abstract class SpokenPage : Page
{
    private readonly PageVoice? _voice = Tongue.IsEnglish ? new PageVoice() : null;

    /// <inheritdoc />
    public override void WriteLiteral(string? value) => base.WriteLiteral(value is null ? null : _voice?.Literal(value) ?? value);

    /// <inheritdoc />
    public override void Write(string? value) => base.Write(value is null ? null : _voice?.Value(value) ?? value);

    /// <inheritdoc />
    public override void Write(object? value)
    {
        if (value is IHtmlContent)
        {
            _voice?.Markup(value);
        }

        base.Write(value);
    }

    /// <inheritdoc />
    public override void BeginWriteAttribute(
        string name,
        string prefix,
        int prefixOffset,
        string suffix,
        int suffixOffset,
        int attributeValuesCount
    )
    {
        _voice?.BeginAttribute(name);
        base.BeginWriteAttribute(name, prefix, prefixOffset, suffix, suffixOffset, attributeValuesCount);
    }

    /// <inheritdoc />
    public override void EndWriteAttribute()
    {
        _voice?.EndAttribute();
        base.EndWriteAttribute();
    }
}

/// <summary>Layouts and parts of pages: written in Chinese, shown in the language of the request.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class SpokenView<TModel> : RazorPage<TModel>
{
    private readonly PageVoice? _voice = Tongue.IsEnglish ? new PageVoice() : null;

    /// <inheritdoc />
    public override void WriteLiteral(string? value) => base.WriteLiteral(value is null ? null : _voice?.Literal(value) ?? value);

    /// <inheritdoc />
    public override void Write(string? value) => base.Write(value is null ? null : _voice?.Value(value) ?? value);

    /// <inheritdoc />
    public override void Write(object? value)
    {
        if (value is IHtmlContent)
        {
            _voice?.Markup(value);
        }

        base.Write(value);
    }

    /// <inheritdoc />
    public override void BeginWriteAttribute(
        string name,
        string prefix,
        int prefixOffset,
        string suffix,
        int suffixOffset,
        int attributeValuesCount
    )
    {
        _voice?.BeginAttribute(name);
        base.BeginWriteAttribute(name, prefix, prefixOffset, suffix, suffixOffset, attributeValuesCount);
    }

    /// <inheritdoc />
    public override void EndWriteAttribute()
    {
        _voice?.EndAttribute();
        base.EndWriteAttribute();
    }
}
