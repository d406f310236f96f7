using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web.Pages;

/// <summary>The page behind every refused or failed request: what is the case, why, and what to do.</summary>
[IgnoreAntiforgeryToken]
[OpenToEveryone]
internal sealed class ErrorPage(IServiceProvider services) : PageModel
{
    public int Code { get; private set; }

    public Sentence Said { get; private set; } = Sentence.Of(500, isTokenRefused: false);

    public string TraceId => HttpContext.TraceIdentifier;

    /// <summary>The page from which the request came; null when unknown.</summary>
    public string? Back { get; private set; }

    public Task<IActionResult> OnGet(int code) => Answer(code);

    public Task<IActionResult> OnPost(int code) => Answer(code);

    private async Task<IActionResult> Answer(int code)
    {
        Code = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Said = Sentence.Of(Code, HttpContext.Features.Get<RequestGuard.RefusedToken>() is not null);
        if (HttpContext.Features.Get<DeniedPermission>() is { } denied)
        {
            // Asked for only here: other errors must come up even when the database does not.
            var why = await services
                .GetRequiredService<IWhyDenied>()
                .Explain(HttpContext, denied.Permission, HttpContext.RequestAborted);
            Said = Said with { Why = why };
        }

        if (HttpContext.Features.Get<ClosedModule>() is { } closed)
        {
            Said = new Sentence("模块已停用", Say.It($"{closed.Why}。"), "回到首页，从菜单打开其他页面。");
        }

        Response.StatusCode = Code;
        if (!Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase))
        {
            // Scripts show this sentence where the answer was to stand.
            return Content(Say.It($"{Said.Title}：{Said.Why}{Said.Next}"), "text/plain; charset=utf-8");
        }

        Back = SamePlace(Request.Headers.Referer);
        return Page();
    }

    private string? SamePlace(string? referer) =>
        Uri.TryCreate(referer, UriKind.Absolute, out var uri) && uri.Authority == Request.Host.Value ? uri.PathAndQuery : null;

    /// <summary>What an error page says.</summary>
    public sealed record Sentence(string Title, string Why, string Next)
    {
        public static Sentence Of(int code, bool isTokenRefused) =>
            code switch
            {
                400 when isTokenRefused => new(
                    "页面已过期，没有执行",
                    "提交时缺少本页的校验标记，可能是页面停留过久或程序重新启动过。",
                    "回到上一页，刷新后再提交一次；已填内容请先复制。"
                ),
                400 => new("请求不完整，没有执行", "提交的内容缺少必要的部分，或格式不对。", "回到上一页检查后再提交。"),
                403 => new(
                    "没有权限",
                    "当前操作人没有打开此页或执行此操作的权限。",
                    "需要时请系统管理员在「用户与角色」里授权。"
                ),
                404 => new(
                    "没有这一页",
                    "地址有误，或所指的单位、发票、文件不在本机，或单位不在您的角色范围内（范围见「我的账号」）。",
                    "回到首页，再从菜单或搜索打开。"
                ),
                405 => new("不能这样打开", "这个地址只接受页面上的按钮提交。", "从页面上的按钮操作。"),
                413 => new("文件太大，没有接收", "单个文件超过了上限，其余文件不受影响。", "压缩包可拆成几个再导入。"),
                >= 500 => new(
                    "程序出错，操作没有完成",
                    "已保存的发票和原件不受影响。",
                    "再试一次；仍然出错时，把下面的编号告诉系统管理员。"
                ),
                _ => new("没有执行", "请求没有被接受。", "回到上一页检查后再试。"),
            };
    }
}
