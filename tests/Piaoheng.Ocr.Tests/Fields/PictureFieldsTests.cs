using Piaoheng.Core.Documents;
using Piaoheng.Formats;
using Piaoheng.Ocr.Fields;
using Piaoheng.World;
using Piaoheng.World.Pictures;

namespace Piaoheng.Ocr.Tests.Fields;

/// <summary>A handful of pictures through the models: nothing that is wrong would be taken without a person.</summary>
[Collection("models")]
public sealed class PictureFieldsTests(LoadedModels models)
{
    [Theory]
    [InlineData("paper-special", "clean-200")]
    [InlineData("paper-old", "shadow")]
    [InlineData("electronic-normal", "turned")]
    [InlineData("digital-special", "photo")]
    [InlineData("digital-toll", "jpeg-60")]
    [InlineData("rail-eticket", "skew")]
    [InlineData("train-paper", "clean-200")]
    [InlineData("taxi", "clean-200")]
    public void Number_date_and_total_are_right_and_nothing_is_silently_wrong(string layout, string damage)
    {
        var dice = new Dice(2026);
        var picture = PictureSet.Case(1, layout, Damage.Of(damage, dice), dice);
        var policy = PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "policy"));
        var context = new ExtractionContext(picture.FileName, new ReadOptions(), policy, models.Recogniser);

        var found = FieldExtraction.Read([models.Recogniser.Recognise(picture.Content)], context);
        var outcomes = PictureScore.Of(picture, found).ToList();

        Assert.DoesNotContain(outcomes, static outcome => outcome.State is FieldState.Wrong && !outcome.IsFlagged);
        Assert.DoesNotContain(
            outcomes,
            static outcome =>
                outcome.Key is "invoiceNumber" or "issueDate" or "totalInclTax" && outcome.State is not FieldState.Right
        );
    }
}
