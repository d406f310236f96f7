using CsCheck;
using Piaoheng.Ocr.Detection;

namespace Piaoheng.Ocr.Tests.Detection;

public sealed class RectangleTests
{
    [Fact]
    public void Pixels_that_touch_at_a_corner_are_one_component()
    {
        bool[] mask =
        [
            .. Row("##....#"),
            .. Row("..#...#"),
            .. Row("...#..."),
            .. Row("......."),
            .. Row("#.#.#.."),
            .. Row(".#.#.#."),
        ];

        var sizes = Components.Find(mask, 7, 1).Select(component => component.Pixels).Order();

        Assert.Equal([2, 4, 6], sizes);
    }

    [Fact]
    public void A_ring_is_one_component_with_the_ends_of_its_rows()
    {
        bool[] mask = [.. Row("#####"), .. Row("#...#"), .. Row("#####")];

        var ring = Assert.Single(Components.Find(mask, 5, 1));

        Assert.Equal(12, ring.Pixels);
        Assert.Equal([(0, 4), (0, 4), (0, 4)], ring.Ends);
    }

    [Fact]
    public void The_smallest_rectangle_of_a_turned_rectangle_is_that_rectangle() =>
        Gen.Select(Gen.Float[10, 400], Gen.Float[5, 9], Gen.Float[-80, 80])
            .Sample(
                (length, thickness, degrees) =>
                {
                    var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
                    var turned = new SmallestRectangle(new PagePoint(300, 200), new PagePoint(cos, sin), length, thickness);
                    var quad = turned.Upright();
                    var found = SmallestRectangle.Around(
                        ConvexHull.Of([quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft, quad.Centre])
                    );
                    Assert.Equal(length, found.Length, 0.05);
                    Assert.Equal(thickness, found.Thickness, 0.05);
                    Assert.Equal(0, found.Centre.DistanceTo(turned.Centre), 0.05);
                }
            );

    [Fact]
    public void Corners_of_text_begin_left_above_however_the_rectangle_was_found() =>
        Gen.Select(Gen.Float[20, 200], Gen.Float[5, 200], Gen.Float[-44, 44], Gen.Bool)
            .Sample(
                (along, across, degrees, isSwapped) =>
                {
                    var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
                    var direction = isSwapped ? new PagePoint(-sin, cos) : new PagePoint(cos, sin);
                    var quad = new SmallestRectangle(new PagePoint(0, 0), direction, along, across).Upright();
                    Assert.True(quad.TopLeft.X < quad.TopRight.X);
                    Assert.True(quad.TopLeft.Y < quad.BottomLeft.Y);
                    Assert.Equal(quad.TopLeft.DistanceTo(quad.BottomRight), quad.TopRight.DistanceTo(quad.BottomLeft), 0.01);
                }
            );

    [Fact]
    public void A_map_and_the_map_back_leave_places_where_they_are() =>
        Gen.Float[-0.2f, 0.2f]
            .Array[8]
            .Sample(shifts =>
            {
                var quad = new PageQuad(
                    new PagePoint(100 * shifts[0], 100 * shifts[1]),
                    new PagePoint(300 + (100 * shifts[2]), 100 * shifts[3]),
                    new PagePoint(300 + (100 * shifts[4]), 200 + (100 * shifts[5])),
                    new PagePoint(100 * shifts[6], 200 + (100 * shifts[7]))
                );
                var map = PageTransform.ToQuad(640, 480, quad);
                Assert.Equal(0, map.Apply(new PagePoint(640, 480)).DistanceTo(quad.BottomRight), 0.01);
                Assert.Equal(0, map.Apply(new PagePoint(0, 480)).DistanceTo(quad.BottomLeft), 0.01);
                var place = new PagePoint(123, 345);
                Assert.Equal(0, map.Inverse().Apply(map.Apply(place)).DistanceTo(place), 0.05);
                Assert.Equal(0, map.Inverse().After(map).Apply(place).DistanceTo(place), 0.05);
            });

    private static IEnumerable<bool> Row(string row) => row.Select(pixel => pixel == '#');
}
