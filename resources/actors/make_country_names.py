"""Make resources/actors/country_names.csv: the countries that countries.csv leaves out, from CLDR and countryinfo.

Run only when those sources have changed, in an environment of its own; the program itself needs neither:
    python -m venv /tmp/names && /tmp/names/bin/pip install Babel countryinfo
    /tmp/names/bin/python resources/actors/make_country_names.py
"""

import csv
import re
from pathlib import Path

from babel import Locale
from countryinfo import CountryInfo

ACTORS = Path(__file__).resolve().parent
LOCALES = {"name_en": "en", "name_vi": "vi", "name_zh_hans": "zh_Hans", "name_zh_hant": "zh_Hant", "name_ja": "ja"}
COLUMNS = ["iso3", "name_en", "demonyms_en", "capital_en", "name_vi", "name_zh_hans", "name_zh_hant", "name_ja"]

# What the press writes and CLDR does not.
MORE = {
    "CIV": {"name_en": ["Ivory Coast", "Cote d'Ivoire"], "name_vi": ["Bờ Biển Ngà"]},
    "COD": {"name_en": ["Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo", "DRC",
                        "Zaire"], "name_zh_hans": ["刚果民主共和国"],
            "name_vi": ["Cộng hòa Dân chủ Congo", "CHDC Congo"], "name_ja": ["コンゴ民主共和国"]},
    "COG": {"name_en": ["Republic of the Congo"], "name_vi": ["Cộng hòa Congo"], "name_zh_hans": ["刚果共和国"]},
    "GEO": {"name_vi": ["Gruzia"], "name_ja": ["グルジア"]},
    "HKG": {"name_en": ["Hong Kong"], "name_vi": ["Hồng Kông", "Hong Kong"], "name_zh_hans": ["香港"],
            "name_zh_hant": ["香港"], "name_ja": ["香港"]},
    "MAC": {"name_en": ["Macao", "Macau"], "name_vi": ["Ma Cao", "Macau"], "name_zh_hans": ["澳门"],
            "name_zh_hant": ["澳門"], "name_ja": ["マカオ"]},
    "PRT": {"name_vi": ["Bồ Đào Nha"]},
    "MKD": {"name_en": ["Macedonia"]},
    "BIH": {"name_en": ["Bosnia", "Bosnia-Herzegovina", "Bosnia and Herzegovina"], "name_vi": ["Bosnia"]},
    "TTO": {"name_en": ["Trinidad and Tobago"]},
    "ATG": {"name_en": ["Antigua and Barbuda"]},
    "STP": {"name_en": ["Sao Tome and Principe"]},
    "KNA": {"name_en": ["Saint Kitts and Nevis"]},
    "SWZ": {"name_en": ["Swaziland"]},
    "CPV": {"name_en": ["Cabo Verde"]},
}  # fmt: skip
EXTRA = [
    {"iso3": "XKX", "name_en": "Kosovo", "demonyms_en": "Kosovar;Kosovan", "capital_en": "Pristina",
     "name_vi": "Kosovo", "name_zh_hans": "科索沃", "name_zh_hant": "科索沃", "name_ja": "コソボ"},
]  # fmt: skip
"""What countryinfo lacks."""
LEFT_OUT = {"AQ", "BV", "HM", "IO", "TF", "UM", "GS", "SJ"}
"""Territories without a government of their own."""


def forms(name: str) -> list[str]:
    """The name without brackets, and what stands in them: ``Myanmar (Burma)`` gives two forms."""
    name = name.replace("’", "'")
    inner = re.findall(r"[（(](.+?)[)）]", name)
    return [re.sub(r"\s*[（(].+?[)）]", "", name), *inner]


def known_codes() -> set[str]:
    with (ACTORS / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"] for row in csv.DictReader(file)}


def rows() -> list[dict[str, str]]:
    names = {column: Locale.parse(locale).territories for column, locale in LOCALES.items()}
    known, made = known_codes(), []
    for alpha2 in sorted(code for code in names["name_en"] if re.fullmatch("[A-Z]{2}", code) and code not in LEFT_OUT):
        try:
            info = CountryInfo(alpha2)
            iso3, demonym, capital = info.iso(3), info.demonym(), info.capital()
        except Exception:  # noqa: BLE001 - countryinfo lacks territories and raises several kinds of error for them
            continue
        if iso3 in known:
            continue
        row = {"iso3": iso3, "demonyms_en": (demonym or "").replace(", ", ";"), "capital_en": capital or ""}
        for column, territories in names.items():
            plain = [] if iso3 in {"HKG", "MAC", "COD", "COG"} else forms(territories[alpha2])
            row[column] = ";".join(dict.fromkeys([*plain, *MORE.get(iso3, {}).get(column, [])]))
        made.append(row)
    return sorted([*made, *EXTRA], key=lambda row: row["iso3"])


if __name__ == "__main__":
    with (ACTORS / "country_names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
