"""Writes tests/Goldens/text/jinja-snippets.json: short templates and what jinja2 says, set up as transformers sets it up."""

import datetime
import json
import pathlib

import jinja2
from jinja2.ext import Extension, loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

CONTEXT = {
    "bos_token": "<s>",
    "n": 3,
    "x": 2.5,
    "t": "Hello World",
    "e": "",
    "none": None,
    "l": [3, 1, 2],
    "words": ["b", "A", "c", "a"],
    "d": {"b": 1, "a": [1, 2.0, None, True], "items": "shadowed"},
    "people": [{"name": "Ann", "age": 3}, {"name": "bob", "age": 1}, {"name": "Cy"}],
    "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": None, "tool_calls": [{"id": 1}]}],
}

SNIPPETS = r"""
{{ 1 }} {{ 1.0 }} {{ 1e20 }} {{ 1e-7 }} {{ 100000.0 }} {{ 1e16 }} {{ 123456789.125 }} {{ 0.0001 }} {{ 0.00001 }} {{ -0.0 }} {{ 5e-324 }} {{ 1.7976931348623157e308 }}
{{ true }} {{ none }} {{ True }} {{ None }} {{ [1, 'a', "it's", "q\"'", none] }} {{ {'k': 1.0, 2: (1,)} }} {{ () }} {{ (1, 2) }}
{{ ['\n\t\\', '\x00\x7f', 'é', '\u200b', '\U0001F600', '\ue000'] }}
{{ undefined_thing }}|{{ undefined_thing is defined }}|{{ undefined_thing | default('d') }}|{{ e | default('d') }}|{{ e | default('d', true) }}|{{ undefined_thing | length }}
{{ undefined_thing.x }}
{{ undefined_thing + 1 }}
{{ undefined_thing ~ 'a' }}{% for i in undefined_thing %}x{% else %}none{% endfor %}
{{ none.x }}|{{ none.x is defined }}|{{ none['x'] }}|{{ t.nothing is defined }}|{{ 1 .x is defined }}
{{ 'a' + none }}
{{ 'a' ~ none ~ 1 ~ 2.0 ~ [1] }}
{{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 6 / 2 }} {{ 2 ** 10 }} {{ 2 * 3.0 }} {{ 7.5 // 2 }} {{ -7.5 % 2 }} {{ 'ab' * 3 }} {{ [1] * 2 }} {{ 10 - 2 - 3 }}
{{ 1 / 0 }}
{{ 1 + 'a' }}
{{ -2 | abs }} {{ -n | string }} {{ -2 | string ~ 'a' }} {{ 1 + 2 | string | length }} {{ - 3 + 5 }} {{ +n }}
{{ not 1 == 2 }} {{ not false and true }} {{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1.0 }} {{ true == 1 }} {{ 'a' < 'b' }} {{ [1, 2] < [1, 3] }} {{ 'a' == 1 }}
{{ 1 < 'a' }}
{{ 1 and 2 }} {{ 0 and 2 }} {{ 0 or 'x' }} {{ '' or none }} {{ 1 or 2 }} {{ none and 1 }}
{{ 'a' in 'abc' }} {{ 'x' not in 'abc' }} {{ 2 in l }} {{ 'a' in d }} {{ 4 in l }} {{ not 2 in l }}
{{ 1 in 'a' }}
{{ 'yes' if n > 2 else 'no' }} {{ 'yes' if n > 5 }}|{{ 'a' if 0 else 'b' if 0 else 'c' }}
{{ t[0] }} {{ t[-1] }} {{ t[1:3] }} {{ t[::-1] }} {{ t[:-3] }} {{ t[-3:] }} {{ t[100:] }}| {{ l[::-1] }} {{ l[5] is defined }} {{ l[1:] }} {{ l[-1] }} {{ l[::2] }} {{ [][-1] is defined }} {{ (1, 2, 3)[1:] }} {{ t[5:2] }}|
{{ t[::0] }}
{{ 'héllo😀'[-1] }} {{ 'héllo😀' | length }} {{ 'h😀llo'[1:3] }} {{ 'h😀llo'[::-1] }}
{{ d.b }} {{ d['b'] }} {{ d.items() | list | length }} {{ d['items'] }} {{ d.get('b') }} {{ d.get('zz') }} {{ d.get('zz', 5) }} {{ d.keys() | list }} {{ d.values() | list }}
{% if d.items is callable %}callable{% endif %}
{{ people | map(attribute='name') | join(', ') }} {{ people | selectattr('age') | map(attribute='name') | list }} {{ people[:2] | selectattr('age', 'gt', 1) | map(attribute='name') | list }}
{{ people | selectattr('age', 'gt', 1) | list }}
{{ people | selectattr('age', 'defined') | list | length }} {{ people | rejectattr('age', 'defined') | map(attribute='name') | first }} {{ people | map(attribute='age', default=0) | list }}
{{ l | map('string') | join('-') }} {{ words | map('upper') | list }} {{ l | select('odd') | list }} {{ l | reject('equalto', 1) | list }} {{ none | select | list }} {{ none | map('upper') | list }} {{ [0, 1, '', 'a'] | select | list }}
{{ words | sort }} {{ words | sort(case_sensitive=true) }} {{ words | sort(reverse=true) }} {{ words | unique | list }} {{ l | sort | first }} {{ l | sort | last }} {{ people | sort(attribute='name') | map(attribute='name') | list }}
{{ l | min }} {{ l | max }} {{ l | sum }} {{ people[:2] | sum(attribute='age') }} {{ words | max }} {{ [] | max is defined }} {{ l | reverse | list }} {{ t | reverse }}
{{ d | dictsort }} {{ {'B': 1, 'a': 2} | dictsort }} {{ {'B': 1, 'a': 2} | dictsort(true) }} {{ {'B': 2, 'a': 1} | dictsort(by='value') }} {{ {'b': 1, 'a': 2} | dictsort(reverse=true) }}
{{ d | items | list }} {% for k, v in {'a': 1} | items %}{{ k }}={{ v }}{% endfor %} {{ undefined_thing | items | list }}
{{ d | tojson }} {{ {'é': '<a> & "b"\n\u2028😀'} | tojson }} {{ {'é': '😀'} | tojson(ensure_ascii=true) }} {{ [1.0, 1e20, -0.5] | tojson }} {{ {1: 2, true: 3, none: 4} | tojson }}
{{ d | tojson(indent=2) }} {{ [] | tojson(indent=4) }} {{ {} | tojson(indent=4) }} {{ [[], {}] | tojson(indent=1) }}
{{ {'b': 1, 'a': 2} | tojson(sort_keys=true) }} {{ [1, 2] | tojson(separators=(',', ':')) }} {{ {'a': [1]} | tojson(separators=(',', ':')) }}
{{ undefined_thing | tojson }}
{{ l | map('string') | tojson }}
{{ t | upper }} {{ t | lower }} {{ 'heLLo wORLD' | title }} {{ "it's o'neil-x (abc" | title }} {{ "it's o'neil".title() }} {{ 'hELLO' | capitalize }} {{ t | replace('o', '0') }} {{ t | replace('o', '0', 1) }} {{ t.replace('l', '') }}
{{ '  x ' | trim }}| {{ 'xxaxx' | trim('x') }} {{ none | trim }} {{ '  a'.lstrip() }}| {{ 'a  '.rstrip() }}| {{ '\n a \n'.strip() }}| {{ 'abcab'.strip('ab') }} {{ 'a.b'.rstrip('.b') }}
{{ 'a,b,c'.split(',') }} {{ 'a,b,c'.split(',', 1) }} {{ ' a  b '.split() }} {{ 'a b c'.split(none, 1) }} {{ 'a,b,c'.rsplit(',', 1) }} {{ 'abc'.split('x') }} {{ ''.split(',') }} {{ ''.split() }} {{ 'a\nb\r\nc'.splitlines() }}
{{ 'a'.split('') }}
{{ 'abc'.startswith('a') }} {{ 'abc'.startswith(('x', 'a')) }} {{ 'abc'.endswith('bc') }} {{ 'abc'.find('c') }} {{ 'abc'.find('x') }} {{ 'abcb'.rfind('b') }} {{ 'aXbX'.count('X') }} {{ '-'.join(['a', 'b']) }} {{ '12'.isdigit() }} {{ 'ab'.isalpha() }} {{ 'AB'.isupper() }} {{ 'abc'.removeprefix('a') }}
{{ '-'.join([1]) }}
{{ [1, none, 'a'] | join('-') }} {{ [] | join }}| {{ 'abc' | join('.') }} {{ people | join(', ', attribute='name') }}
{{ 'a\nb\n\nc' | indent }}| {{ 'a\nb' | indent(2, true) }}| {{ 'a\n\nb' | indent(1, blank=true) }}| {{ 'a\n' | indent(2) }}| {{ 'a\nb' | indent('>>') }}
{{ '3' | int }} {{ '3.7' | int }} {{ 'x' | int }} {{ 'x' | int(5) }} {{ 3.9 | int }} {{ -3.9 | int }} {{ true | int }} {{ 'ff' | int(base=16) }} {{ '2.5' | float }} {{ 'x' | float }} {{ none | int }}
{{ 2.5 | round }} {{ 3.14159 | round(2) }} {{ 2.1 | round(0, 'ceil') }} {{ 2.9 | round(method='floor') }} {{ 42 | round }}
{{ '%s-%d-%05.2f-%x-%%' | format('a', 3, 2.5, 255) }} {{ '%s' % 'b' }} {{ '%d %s' % (1, [2]) }} {{ '%5s|%-5s|' | format('a', 'b') }} {{ '%(k)s' | format(k=1) }} {{ '%r' % 'a' }} {{ '%e' % 12345.678 }} {{ '%+d' % 5 }}
{{ '%d' % 'a' }}
{{ '<b>' | safe + '<i>' }} {{ '<b>' | safe ~ '<i>' }} {{ '<i>' + ('<b>' | safe) }} {{ '<&\'">' | e }} {{ '<' | e | e }} {{ ('<b>' | safe) | upper }}
{{ 'a' is string }} {{ 1 is number }} {{ true is number }} {{ true is integer }} {{ 1.0 is float }} {{ 1 is integer }} {{ d is mapping }} {{ l is mapping }} {{ l is sequence }} {{ 'a' is sequence }} {{ d is iterable }} {{ 1 is iterable }} {{ none is none }} {{ 0 is false }} {{ false is false }} {{ true is boolean }} {{ 3 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(2) }}
{{ 1 is eq 1 }} {{ 1 is ne 1 }} {{ 2 is gt 1 }} {{ 2 is lt(1) }} {{ 1 is in [1, 2] }} {{ 1 is not in [2] }} {{ n is not defined }} {{ not n is defined }} {{ n is defined and t is string }} {{ range is callable }} {{ 'a' is lower }} {{ none is not none or 1 }}
{% for i in range(5) if i is odd %}{{ loop.index }}/{{ loop.length }}:{{ i }}{{ ',' if not loop.last }}{% endfor %}
{% for i in l %}{{ loop.previtem }}<{{ i }}>{{ loop.nextitem }} {{ loop.first }} {{ loop.last }} {{ loop.index0 }} {{ loop.revindex }} {{ loop.revindex0 }} {{ loop.cycle('a', 'b') }};{% endfor %}
{% for a, b in [(1, 2), [3, 4]] %}{{ a + b }} {% endfor %}{% for k, v in d.items() %}{{ k }}{% endfor %}{% for c in 'añ😀' %}[{{ c }}]{% endfor %}
{% for a, b in [1] %}{% endfor %}
{% for i in [] %}x{% else %}empty{% endfor %} {% for i in [1] %}x{% else %}empty{% endfor %} {% for i in range(10) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}
{% for i in 5 %}{% endfor %}
{% for i in range(3) %}{% for j in range(i) %}{{ loop.index }}{{ i }}{{ j }} {% endfor %}{{ loop.index }}{% endfor %}
{{ range(3) | list }} {{ range(1, 10, 3) | list }} {{ range(5, 0, -2) | list }}
{{ range(1000000) | list }}
{% set a = 1 %}{% if true %}{% set a = 2 %}{% endif %}{{ a }}{% for i in [1] %}{% set a = 3 %}{{ a }}{% endfor %}{{ a }}
{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set c = (1, 2) %}{{ c }}{% set d2 = 1, %}{{ d2 }}{% set ns = namespace(x=1) %}{% for i in l %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }} {{ ns.y is defined }}
{% set t.x = 1 %}
{% set a | upper %}abc{{ n }}{% endset %}{{ a }} {% set b %} x {% endset %}[{{ b }}] {{ b is string }}
{% macro m(a, b=2, c='x') %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, 5) }} {{ m(1, c='y') }} {{ m() }} {{ m(a=0, b=n) | length }} {{ m(*[7, 8]) }} {{ m(**{'a': 9}) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(z=2) }}
{% macro f(n) %}{% if n > 0 %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(5) }} {% macro g() %}{{ i is defined }}{{ n }}{% endmacro %}{% for i in [1] %}{{ g() }}{% endfor %}
{% macro box(t) %}<{{ t }}>{{ caller('in') }}</{{ t }}>{% endmacro %}{% call(x) box('b') %}{{ x }}{{ n }}{% endcall %} {% macro q() %}[{{ caller() }}]{% endmacro %}{% call q() %}y{% endcall %}
{% filter upper %}abc {{ t }}{% endfilter %} {% filter replace('a', 'b') | upper %}banana{% endfilter %}
{% generation %}kept {{ n }}{% endgeneration %}
{{ strftime_now('%d %b %Y') }} {{ strftime_now('%A %B %-d, %Y %H:%M:%S %j %p %I %y %m %%') }}
{{ raise_exception('no ' ~ n) }}
{{ dict(a=1, b=2) }} {{ dict([('x', 1)]) }} {{ namespace(a=1).a }}
{{ l.append(1) }}
{{ d.pop('a') }}
{{ nothing() }}
{{ t() }}
{{ t | nofilter }}
{{ t is notest }}
{% if false %}{{ t | nofilter }}{% endif %}ok
{{ l | length > 2 }} {{ l | length + 1 }} {{ (l | length) * 2 }} {{ l|length-1 }} {{ 'a' 'b' }} {{ "a" "b" ~ 'c' }}
{{ {'a': 1}.a }} {{ {'a': {'b': [5]}}.a.b[0] }} {{ [[1, 2], [3]][0][1] }} {{ people[0]['name'] }} {{ people.0.name }} {{ (1, 2).1 }}
{{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 1_000 }} {{ 1.5e3 }} {{ '\x41\u0042\t|\q|\101' }}
{{ 12345678901234567890 * 10 }} {{ 12345678901234567890 | tojson }} {{ 2 ** 100 }}
{{- 1 -}}   {{ 2 }}   {{- 3 }} {%- if true -%}   x   {%- endif -%}   y
a{# c #}b{#- d -#}   e
{% raw %}{{ x }}{% endraw %} {%- raw -%}  {% y %}  {%- endraw -%}  z
{{ '}}' }} {{ "{%" }} {{ {'a': {'b': 1}} }} {{ '{{' }}
{% include 'x' %}
{% extends 'x' %}
{% if x %}
{{ x
{{ 1 +
{% for %}
{% endfor %}
{% foo %}
{{ 'abc }}
{% for i in l %}{{ i }}
{{ a b }}
{{ [1, 2 }}
{{ messages[1].content }}|{{ messages[1]['content'] is none }}|{{ messages[0].tool_calls is defined }}|{{ messages[1].tool_calls[0].id }}|{{ messages[-1].role }}|{{ messages[5] is defined }}
{{ t | length }} {{ t|count }} {{ d|length }} {{ (1,2)|length }}
{{ 5 | length }}
{{ loop is defined }} {{ caller is defined }} {{ self is defined or true }}
{{ [3, 1] + [2] }} {{ (1,) + (2,) }} {{ [1, [2, [3]]] == [1, [2, [3]]] }} {{ {'a': 1} == {'a': 1.0} }} {{ [1] != (1,) }} {{ 'a' ~ 'b' == 'ab' }}
{{ none is undefined }} {{ none | string }} {{ true | string | lower }} {{ 1.0 | string }} {{ [1] | string }} {{ none | default('x') }} {{ none | default('x', true) }} {{ false | d('x', boolean=true) }}
{{ words | first }} {{ [] | first is defined }} {{ 'abc' | first }} {{ 'abc' | last }} {{ 'abc' | list }} {{ d | list }} {{ d | first }}
{% set x = 5 %}{% set x = x + 1 %}{{ x }}{% for i in range(2) %}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}
{{ 3 | string * 2 }} {{ ('a', 'b') | join }} {{ '%s' | format(none) }} {{ 'a' if t is string and n == 3 and not e else 'b' }}
{{ 1 if true }}{{ (1 if false) is defined }} {{ (undefined_thing or {}).x is defined }} {{ (none or {}).get('x', 'y') }}
""".strip("\n").split("\n")

WHOLE = [
    "a\n{% if true %}\nb\n{% endif %}\nc\n",
    "a\n  {% if true %}  \n  b\n  {% endif %}\nc\n\n",
    "  {% set x = 1 %}\n  {% set y = 2 %}\n  {{ x }}\n",
    "{% if true %}\n    {% if true %}\n    x\n    {% endif %}\n{% endif %}\n",
    "x  {%+ if true %}\n y{% endif +%}\nz\n",
    "  {# a #}\n  b {# c #}\nd\n",
    "a\r\nb\rc\r\n{% if true %}\r\nd\r\n{% endif %}",
    "{% for i in l %}\n{{ i }}\n{% endfor %}\n",
    "{% for i in l -%}\n  {{ i }}\n{%- endfor %}\n  end",
    "\n\n{% raw %}\n  {{ x }}\n  {% endraw %}\nz",
    "line\n{{ n }}\n{{ undefined_thing.x }}\n",
    "a\n\n{% if\n true %}b{{ 1 +\n 'a' }}{% endif %}",
    "{% macro m() %}\n  x\n{% endmacro %}\n[{{ m() }}]\n",
    "{{ '''' }}",
]


class Generation(Extension):
    tags = {"generation"}

    def parse(self, parser):
        lineno = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_body"), [], [], body).set_lineno(lineno)

    def _body(self, caller):
        return caller()


def environment():
    env = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols])

    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = lambda f: datetime.datetime(2025, 7, 10, 12, 0, 0).strftime(f)
    return env


def main():
    rows = []
    for template in SNIPPETS + WHOLE:
        row = {"template": template}
        try:
            row["want"] = environment().from_string(template).render(**CONTEXT)
        except Exception as error:
            row["error"] = f"{type(error).__name__}: {error}"
        rows.append(row)
    folder = pathlib.Path(__file__).parents[2] / "tests" / "Goldens" / "text"
    (folder / "jinja-snippets.json").write_text(json.dumps({"context": CONTEXT, "cases": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
