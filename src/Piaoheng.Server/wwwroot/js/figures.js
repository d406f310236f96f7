// The chart above the table of 统计: drawn from the table itself, so that both say the same. A click opens the list of a bar.
import { spoken } from "./spoken.js";
const mostBars = 24;
const place = document.getElementById("chart");
const rows = [...document.querySelectorAll("table.figures tbody tr[data-total]")].slice(0, mostBars);
let chart;

function ink(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function draw() {
    const lies = place.dataset.lies === "yes";
    const names = { type: "category", data: rows.map(row => row.dataset.word), inverse: lies, axisLabel: { color: ink("--ink-2"), width: 180, overflow: "truncate" }, axisLine: { lineStyle: { color: ink("--line-2") } }, axisTick: { show: false } };
    const amounts = { type: "value", axisLabel: { color: ink("--ink-3"), formatter: value => Math.abs(value) >= 10000 ? spoken("{0} 万", (value / 10000).toLocaleString("en-US")) : value.toLocaleString("en-US") }, splitLine: { lineStyle: { color: ink("--line") } } };
    chart ??= window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption({
        animation: false,
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        grid: { left: 12, right: 24, top: 16, bottom: 8, containLabel: true },
        tooltip: { trigger: "item", renderMode: "richText", formatter: item => `${item.name}\n¥${item.value.toLocaleString("en-US", { minimumFractionDigits: 2 })}` },
        xAxis: lies ? amounts : names,
        yAxis: lies ? names : amounts,
        series: [{
            type: "bar",
            barMaxWidth: 36,
            data: rows.map(row => {
                // For drawing only: the sums themselves stand in the table.
                const yuan = Number(row.dataset.total) / 100;
                return { value: yuan, itemStyle: { color: ink(yuan < 0 ? "--warn-fill" : "--accent") } };
            }),
        }],
    }, true);
}

if (place && rows.length > 0) {
    place.classList.toggle("tall", place.dataset.lies === "yes" && rows.length > 8);
    draw();
    chart.on("click", item => rows[item.dataIndex].querySelector("a[data-open]").click());
    new ResizeObserver(() => chart.resize()).observe(place);
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}
