"""Metadata and dependencies; every pin is in constraints.txt."""

from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup


HERE = Path(__file__).parent


setup(
    name="imio.mutualisation",
    version="1.0.0a1",
    description="Shared software and organisation for Walloon local authorities",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="IMIO",
    author_email="support@imio.be",
    url="https://github.com/IMIO/imio.mutualisation",
    project_urls={
        "Source": "https://github.com/IMIO/imio.mutualisation",
        "Issues": "https://github.com/IMIO/imio.mutualisation/issues",
    },
    license="GPL-2.0-only",
    license_files=["LICENSE.GPL"],
    keywords="Plone municipality procurement sharing Wallonia",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Framework :: Zope :: 6",
        "Natural Language :: French",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3",
        "Programming Language :: Python :: 3 :: Only",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Topic :: Office/Business",
    ],
    packages=find_namespace_packages("src", include=["imio*"]),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    python_requires=">=3.11",
    install_requires=[
        "babel",
        "borg.localrole",
        "collective.z3cform.datagridfield",
        "cryptography",
        "icalendar",
        "jsonschema",
        "license-expression",
        "openpyxl",
        "plone.api",
        "plone.app.caching",
        "plone.app.dexterity",
        "plone.classicui",
        "plone.distribution",
        "plone.exportimport",
        "plone.restapi",
        "Products.CMFPlone>=6.2,<6.3",
        "python-stdnum",
        "pyyaml",
        "requests",
        "rfc3161-client",
        "segno",
        "setuptools",
        "typst",
        "zc.lockfile",
    ],
    extras_require={
        "docs": ["myst-parser", "sphinx"],
        "lint": [
            "check-manifest",
            "i18ndude",
            "pre-commit",
            "pre-commit-hooks",
            "pyroma",
            "ruff",
            "towncrier",
            "zpretty",
        ],
        "test": [
            "axe-playwright-python",
            "hypothesis",
            "plone.app.testing",
            "psycopg2-binary",
            "pypdf",
            "pytest",
            "pytest-cov",
            "pytest-playwright",
            "pytest-plone",
            "pytest-xdist",
            "RelStorage",
        ],
    },
    entry_points={
        "console_scripts": [
            "daily-round = imio.mutualisation.dashboard.command:main",
            "deliberations-import = "
            "imio.mutualisation.deliberation.importing.command:main",
            "members-import = imio.mutualisation.member.command:main",
        ],
        "z3c.autoinclude.plugin": ["target = plone"],
    },
)
