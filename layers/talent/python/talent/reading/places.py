"""Names of places: Chinese cities and provinces, and the ways in which English writes a town and its country.

Written for this project; a place is only ever cut away from what matters, or kept as where the person lives.
"""

import re

from talent.reading.sought import Sought
from talent.remembered import remembered

CITIES_ZH = (
    "北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安|厦门|福州|泉州|漳州|青岛"
    "|济南|大连|沈阳|长春|哈尔滨|长沙|郑州|合肥|南昌|昆明|贵阳|南宁|海口|太原|石家庄"
    "|呼和浩特|兰州|西宁|银川|乌鲁木齐|拉萨|宁波|温州|无锡|常州|佛山|东莞|珠海|中山|惠州"
    "|嘉兴|绍兴|金华|义乌|台州|烟台|潍坊|徐州|南通|扬州|香港|澳门|台北|三亚|莆田|龙岩"
    "|宁德|三明|汕头|洛阳|株洲|襄阳|宜昌|桂林|柳州"
)
PROVINCES_ZH = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
PLACE_ZH = re.compile(
    rf"^(?:中国)?(?:(?:{PROVINCES_ZH})(?:省|自治区|壮族自治区)?)?\s*[-·,，/]?\s*"
    rf"(?:(?:{CITIES_ZH})(?:市)?|[\u4e00-\u9fff]{{2,4}}市)?\s*[-·,，/]?\s*"
    r"(?:[\u4e00-\u9fff]{1,4}(?:区|县|镇|新区))?$"
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV"
    "|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|BC|QC|AB"
)
_COUNTRIES = (
    "USA|U\\.S\\.A\\.?|US|United States|UK|U\\.K\\.|United Kingdom|England|Scotland"
    "|Ireland|Canada|Australia|New Zealand|India|China|P\\.?R\\.? ?China|Japan"
    "|S\\. ?Korea|South Korea|Republic of Korea|Korea|Singapore|Malaysia|Thailand|Vietnam"
    "|Indonesia|Philippines|Germany|France|Spain|Italy|Netherlands|Belgium|Switzerland"
    "|Austria|Sweden|Norway|Denmark|Finland|Poland|Portugal|Brazil|Mexico|Argentina"
    "|South Africa|Nigeria|Kenya|Egypt|UAE|Turkey|Turkiye|Türkiye|Israel|Russia|Ukraine"
    "|Pakistan|Bangladesh|Hong Kong|Taiwan|Remote"
    "|Karnataka|Maharashtra|Tamil Nadu|Kerala|Delhi|Uttar Pradesh|Telangana"
    "|Andhra Pradesh|West Bengal|Gujarat|Rajasthan|Madhya Pradesh|Punjab|Haryana|Bihar"
    "|Orissa|Odisha|Assam|Jharkhand|Chhattisgarh|Uttarakhand|Chandigarh|Goa|California"
    "|Texas|New York|Massachusetts|Illinois|Washington|Florida|Ontario"
)
PLACE_EN = re.compile(
    r"\b[A-Z][\w.'’-]*(?:[ -](?:[A-Z][\w.'’-]*|de|of|la|do)){0,3},\s*"
    rf"(?:[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z]+)?,\s*)?(?:(?:{_STATES})\b(?:\s+\d{{5}}(?:-\d{{4}})?)?"
    rf"|(?:{_COUNTRIES})(?![A-Za-z]))(?:,\s*(?:{_COUNTRIES})(?![A-Za-z]))?"
)
TOWN = re.compile(rf"\s[A-Z][\w.'’-]+,\s*(?:(?:{_STATES})|(?:{_COUNTRIES}))(?![A-Za-z]).*")
_CITIES = (
    "New York(?: City)?|San Francisco|Los Angeles|Chicago|Boston|Seattle|London|Paris"
    "|Berlin|Munich|Tokyo|Seoul"
    "|Bangalore|Bengaluru|Mumbai|Pune|Hyderabad|Chennai|Kolkata|New Delhi|Noida|Gurgaon|Gurugram|Thane|Salem"
    "|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Xiamen|Nanjing|Wuhan|Chengdu|Tianjin|Suzhou|Ningbo|Qingdao"
    "|Toronto|Vancouver|Sydney|Melbourne|Dubai|Zurich|Amsterdam|Istanbul|Ankara|Sacramento|Redwood Shores"
    "|Manchester|Birmingham|Leeds|Liverpool|Bristol|Sheffield|Nottingham|Edinburgh|Glasgow|Cardiff|Belfast|Cambridge"
    "|Oxford|Newcastle|Leicester|Southampton|Dublin|Cork|Madrid|Barcelona|Val[eè]ncia|Sevilla|Seville|Bilbao|M[áa]laga"
    "|Zaragoza|Lisbon|Lisboa|Porto|Milan|Milano|Rome|Roma|Turin|Torino|Naples|Lyon|Marseille|Toulouse|Bordeaux|Lille"
    "|Nantes|Brussels|Antwerp|Rotterdam|The Hague|Utrecht|Eindhoven|Frankfurt|Hamburg|Cologne|Köln|München"
    "|Stuttgart|Düsseldorf|Leipzig|Dresden|Vienna|Wien|Geneva|Genève|Zürich|Basel|Bern|Lausanne|Prague|Praha|Warsaw"
    "|Kraków|Krakow|Budapest|Bucharest|Athens|Stockholm|Gothenburg|Oslo|Copenhagen|Helsinki|Moscow|Kyiv|Tel Aviv|Cairo"
    "|Lagos|Abuja|Accra|Nairobi|Johannesburg|Cape Town|Casablanca|Riyadh|Doha|Abu Dhabi|Karachi|Lahore|Islamabad|Dhaka"
    "|Colombo|Kathmandu|Bangkok|Jakarta|Manila|Hanoi|Ho Chi Minh City|Kuala Lumpur|Penang|Osaka|Kyoto|Nagoya|Busan|Taipei"
    "|Montreal|Montréal|Ottawa|Calgary|Edmonton|Brisbane|Perth|Adelaide|Auckland|Wellington|São Paulo|Sao Paulo"
    "|Rio de Janeiro|Buenos Aires|Santiago|Bogotá|Bogota|Lima|Mexico City|Guadalajara|Monterrey|Houston|Dallas|Atlanta"
    "|Philadelphia|San Diego|San Jose|Denver|Phoenix|Minneapolis|Detroit|Pittsburgh|Baltimore|Cleveland|Columbus"
    "|Cincinnati|St\\.? Louis|Kansas City|Salt Lake City|Las Vegas|Portland|Miami|Orlando|Tampa|Nashville|Raleigh"
    "|Indianapolis|Milwaukee|Oakland|Palo Alto|Mountain View|Sunnyvale|Cupertino|Redmond|Bellevue|Washington,? D\\.?C\\.?"
    "|Ahmedabad|Jaipur|Kochi|Coimbatore|Indore|Lucknow|Nagpur|Chandigarh|Bhopal|Vadodara|Mysore|Mysuru|Surat|Trivandrum"
    "|Thiruvananthapuram|Visakhapatnam|Bhubaneswar|Faridabad|Ghaziabad|Navi Mumbai|Dongguan|Foshan|Zhuhai|Wuxi|Hefei"
    "|Changsha|Zhengzhou|Xi[’']?an|Kunming|Harbin|Shenyang|Dalian|Jinan|Fuzhou|Chongqing|Nanchang|Taiyuan|Quanzhou|Yiwu"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACE_ALONE = Sought(rf"^(?:(?:{_COUNTRIES})|{_CITIES})(?:\s*\(.*\))?$", re.I)


@remembered
def is_place(text: str) -> bool:
    """Whether the text is the name of a place and nothing else."""
    words = text.strip(" ,.·|-–—()（）")
    if not words or len(words) > 48:
        return False
    if PLACE_ALONE.match(words):
        return True
    if not words.isascii() and _CHINESE.search(words):
        return bool(PLACE_ZH.match(words))
    return "," in words and bool(PLACE_EN.fullmatch(words))
