"""Makes the sample resumes of invented people: `python tests/samples/make_resumes.py` writes tests/samples/resumes.

Nobody in them lives; mail addresses are of example domains, telephone numbers of no subscriber. The PDFs embed only the
glyphs they use of Noto Sans SC (SIL Open Font Licence 1.1).
"""

from pathlib import Path

from docx import Document
from docx.shared import Pt
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from infra.local.weights import weight

HERE = Path(__file__).resolve().parent / "resumes"
PLAIN, STRONG = "NotoSansSC", "NotoSansSC-SemiBold"
DARK = HexColor("#1f3a5f")


class Column:
    """Writes lines downwards in one column of a page."""

    def __init__(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        self.canvas, self.left, self.at, self.width = canvas, left, top, width
        self.ink = HexColor("#222222")

    def heading(self, words: str) -> None:
        self.at -= 10
        self.write(words, font=STRONG, size=12.5, leading=20)

    def write(self, words: str, *, font: str = PLAIN, size: float = 9.5, leading: float = 15) -> None:
        for line in self._folded(words, font, size):
            self.canvas.setFillColor(self.ink)
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.left, self.at, line)
            self.at -= leading

    def pair(self, left: str, right: str) -> None:
        self.canvas.setFillColor(self.ink)
        self.canvas.setFont(STRONG, 10)
        self.canvas.drawString(self.left, self.at, left)
        self.canvas.setFont(PLAIN, 9.5)
        self.canvas.drawRightString(self.left + self.width, self.at, right)
        self.at -= 16

    def _folded(self, words: str, font: str, size: float) -> list[str]:
        lines, line = [], ""
        for piece in words if not words.isascii() else [f"{word} " for word in words.split(" ")]:
            if pdfmetrics.stringWidth(line + piece, font, size) > self.width:
                lines.append(line)
                line = ""
            line += piece
        return [*lines, line.rstrip()]


def two_columns(path: Path) -> None:
    """陈雨桐, for the trade position: a dark side column, entries on the right."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    width, height = A4
    canvas.setFillColor(DARK)
    canvas.rect(0, 0, 190, height, stroke=0, fill=1)
    side = Column(canvas, 24, height - 60, 148)
    side.ink = white
    side.write("陈雨桐", font=STRONG, size=24, leading=36)
    side.write("国际贸易专员", size=11, leading=22)
    side.heading("联系方式")
    for line in ("手机：139-0592-0000", "邮箱：chen.yutong@example.com", "现居：厦门市思明区"):
        side.write(line, size=8.5)
    side.heading("专业技能")
    for line in (
        "Incoterms 2020",
        "信用证审单与改证",
        "报关与清关",
        "Excel 高级函数、数据透视表",
        "SAP",
        "阿里巴巴国际站运营",
    ):
        side.write(f"• {line}")
    side.heading("证书")
    for line in ("大学英语六级 568 分", "国际商务单证员 2019.08", "驾照 C1"):
        side.write(f"• {line}")
    side.heading("语言能力")
    for line in ("英语：流利", "日语：日常交流（N2）"):
        side.write(line)
    main = Column(canvas, 216, height - 60, width - 216 - 34)
    main.heading("教育背景")
    main.pair("厦门大学", "2015.09 – 2019.06")
    main.write("国际经济与贸易 | 本科")
    main.heading("工作经历")
    main.pair("厦门海澜进出口有限公司", "2021.07 – 至今")
    main.write("国际贸易专员")
    for line in (
        "跟进跨境电商与一般贸易出口订单，从合同、信用证到装运和收汇，年均出运 320 票。",
        "与货代、单证、财务协作处理清关、改证与滞港，单证差错率由 2.1% 降到 0.4%。",
        "维护北美与日本的 26 家海外客户，配合业务经理报价和谈判。",
    ):
        main.write(f"• {line}")
    main.at -= 6
    main.pair("福建通达国际物流有限公司", "2019.07 – 2021.06")
    main.write("外贸单证员")
    for line in (
        "制作提单、装箱单、原产地证等全套出口单证。",
        "办理报关报检与出口退税，跟踪目的国关税变化。",
    ):
        main.write(f"• {line}")
    main.heading("项目经历")
    main.pair("单证检查清单数字化", "2022.03 – 2022.09")
    main.write("• 把 47 项检查点做成共享表格，新人上手时间由 6 周缩短到 3 周。")
    main.heading("自我评价")
    main.write("做事细致，习惯把每一次异常写成可以复用的步骤；能在截单前的压力下与多方协调。")
    canvas.save()


def with_table(path: Path) -> None:
    """林致远, for the sales position: a form as 智联 and company templates have it, in tables."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading("个人简历", level=0)
    rows = (
        ("姓名", "林致远", "求职意向", "销售经理"),
        ("电话", "13600010002", "邮箱", "lin.zhiyuan@example.cn"),
        ("现居地", "上海市浦东新区", "学历", "本科"),
    )
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("教育经历", level=1)
    school = document.add_table(rows=0, cols=4, style="Table Grid")
    for row in (
        ("时间", "学校", "专业", "学历"),
        ("2009年9月—2013年7月", "上海财经大学", "市场营销", "本科"),
    ):
        for cell, words in zip(school.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("工作经历", level=1)
    work = document.add_table(rows=0, cols=3, style="Table Grid")
    for post in (
        ("2018年3月—至今", "上海恒川供应链管理有限公司", "华东区销售经理"),
        ("2013年8月—2018年2月", "宁波远拓贸易有限公司", "大客户销售代表"),
    ):
        for cell, words in zip(work.add_row().cells, post, strict=True):
            cell.text = words
    document.add_paragraph(
        "带领 5 人团队负责大宗商品与供应链服务的客户开发，2023 年完成销售目标的 118%。", style="List Bullet"
    )
    document.add_paragraph(
        "主导与 12 家大客户的年度合同谈判，回款周期由 75 天缩短到 48 天。", style="List Bullet"
    )
    document.add_heading("技能证书", level=1)
    for line in ("大学英语四级（476分）", "熟练使用CRM系统（Salesforce）、Excel、PPT", "C1驾照，能适应出差"):
        document.add_paragraph(line, style="List Bullet")
    document.save(str(path))


def english(path: Path) -> None:
    """Maya Okafor, for the data position: one column, dates at the right edge."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    width, height = A4
    page = Column(canvas, 56, height - 64, width - 112)
    page.write("Maya Okafor", font=STRONG, size=22, leading=30)
    page.write("Leeds, United Kingdom | +44 113 496 0000 | maya.okafor@example.org")
    page.heading("Experience")
    page.pair("Northbridge Logistics Ltd", "Sept 2021 – Present")
    page.write("Data Analyst")
    for line in (
        "Built the inventory and pricing dashboards in Tableau that 40 planners use every day.",
        "Designed A/B tests of shipping promotions; found a 7% churn effect with SQL and Python.",
        "Defined one set of supply-chain metrics and moved 23 reports onto it.",
    ):
        page.write(f"• {line}")
    page.at -= 6
    page.pair("Harrow Retail Group", "Jul 2019 – Aug 2021")
    page.write("Junior Data Analyst")
    for line in (
        "Cleaned sales data with pandas and wrote the weekly revenue report.",
        "Taught Excel pivot tables to 15 colleagues.",
    ):
        page.write(f"• {line}")
    page.heading("Education")
    page.pair("University of Leeds", "2016 – 2019")
    page.write("Bachelor of Science in Statistics")
    page.heading("Skills")
    page.write("SQL, Python, pandas, R, Tableau, Power BI, Excel, hypothesis testing, machine learning")
    page.heading("Languages")
    page.write("English (native), French (conversational)")
    canvas.save()


def make(folder: Path) -> None:
    """Write every sample into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pdfmetrics.registerFont(TTFont(PLAIN, str(weight("noto-sans-sc-regular"))))
    pdfmetrics.registerFont(TTFont(STRONG, str(weight("noto-sans-sc-semibold"))))
    two_columns(folder / "chen_yutong_zh.pdf")
    with_table(folder / "lin_zhiyuan_zh.docx")
    english(folder / "maya_okafor_en.pdf")


if __name__ == "__main__":
    make(HERE)
