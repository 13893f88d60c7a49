"""Two resumes in plain text: one above the line of the international trade position, one far below it."""

STRONG_RESUME = """林晓
电话：13800000000
邮箱：lin.xiao@example.com

教育经历
2014.09 - 2018.06 厦门大学 国际贸易 本科

工作经历
2018.07 - 至今 厦门远航进出口有限公司 外贸业务员
负责跨境电商出口订单，处理信用证与单证，运营亚马逊和阿里巴巴国际站店铺，熟悉Incoterms 2020。

技能
Incoterms、信用证、Excel、报关

证书
大学英语六级 560分
国际商务单证员证书
语言
英语（熟练）、日语（基础）
"""
WEAK_RESUME = """王磊
电话：13900000000
邮箱：wang.lei@example.com

教育经历
2016.09 - 2019.06 某某职业技术学院 汽车维修 大专

工作经历
2019.07 - 2021.06 顺达汽车修理厂 维修工
更换机油和轮胎，洗车。

技能
汽车保养
"""
