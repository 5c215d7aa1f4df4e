# The commands of this project; `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
PACKAGE := src/imio/mutualisation
LOCALES := $(PACKAGE)/locales
DOMAIN := imio.mutualisation
VERSION := $(shell sed -n 's|.*<version>\(.*\)</version>.*|\1|p' $(PACKAGE)/profiles/default/metadata.xml)
TOOLS := .venv/bin
VAR := var/blobstorage var/cache var/filestorage var/instance var/log
PINS := constraints.txt requirements.in setup.py
OR_SAY = 2>.venv/install.log || { echo "L'installation a échoué : vérifiez la connexion au réseau, puis relancez la même commande (détail : .venv/install.log)." >&2; exit 1; }

# bin/instance would take the Python that this names, in the place of .venv's.
unexport PYTHON
# Each start would compile Plone again, which takes seconds; what is compiled is kept.
unexport PYTHONDONTWRITEBYTECODE
export UV_PYTHON_DOWNLOADS := never
INSTALL = $(TOOLS)/uv pip install --quiet --python $(TOOLS)/python -c constraints.txt -b constraints.txt

# What templates are compiled to is kept, since every worker wants all of them. One worker
# more than there are cores, up to four: those with a browser wait for it half of the time.
WORKERS := $(shell n=$$(nproc); echo $$((n < 4 ? n + 1 : 4)))
COMPILED := $(CURDIR)/.venv/templates
SUITE = mkdir -p $(COMPILED); $(TOOLS)/python scripts/compile_messages.py; CHAMELEON_CACHE=$(COMPILED) zope_i18n_compile_mo_files=true $(TOOLS)/pytest -n $(WORKERS) --dist worksteal

# Stamps: each is the last time a step went well.

.venv/bin/python:
	@echo "Préparation de l'environnement Python…"
	@sh scripts/venv.sh $(PYTHON)

.venv/uv.done: constraints.txt | .venv/bin/python
	@$(TOOLS)/python -m pip install -qq --retries 1 --disable-pip-version-check -c constraints.txt uv $(OR_SAY)
	@touch $@

.venv/site.done: .venv/uv.done $(PINS)
	@echo "Installation de Plone et de ses paquets…"
	@$(INSTALL) -r requirements.in -e . $(OR_SAY)
	@touch $@

.venv/%.done: .venv/site.done
	@$(INSTALL) -e '.[$*]' $(OR_SAY)
	@touch $@

bin/instance: buildout.cfg .venv/site.done
	@$(TOOLS)/python -W ignore $(TOOLS)/buildout -q
	@$(TOOLS)/python scripts/compile_messages.py
	@touch $@

# Of each version of the profile its own: new code finds none, and brings the site up to date.
var/site-$(VERSION).done: | bin/instance
	@mkdir -p $(VAR)
	@bin/instance run scripts/create_site.py
	@touch $@

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-12s %s\n", $$1, $$2}'

.PHONY: start
start: port bin/instance var/site-$(VERSION).done ## the site with its demo content, on http://localhost:8080/mutualisation
	@$(TOOLS)/python scripts/announce.py & exec bin/instance console

.PHONY: site
site: port bin/instance ## a real site, where there is none: the communes, and an administrator (var/admin-password)
	@mkdir -p $(VAR)
	@MUTUALISATION_EMPTY=1 bin/instance run scripts/create_site.py && touch var/site-$(VERSION).done
	@exec bin/instance console

.PHONY: port
port: .venv/uv.done
	@$(TOOLS)/python scripts/preflight.py port

.PHONY: test
test: bin/instance .venv/test.done ## every test, in one run
	@sh scripts/system_packages.sh
	@$(SUITE)

.PHONY: test-browser
test-browser: bin/instance .venv/test.done ## the pages and the journeys in Chromium alone
	@sh scripts/system_packages.sh
	@$(SUITE) tests/browser

.PHONY: test-upgrades
test-upgrades: bin/instance .venv/test.done ## a site of every version that there was, brought up to date
	@UPGRADES=all $(SUITE) tests/upgrades

# Without the plugins of Plone, which take longer to load than half the rules to test.
.PHONY: test-rules
test-rules: .venv/test.done ## the rules alone, in about ten seconds
	@PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(TOOLS)/pytest --confcutdir=tests/rules tests/rules

# Each is new, and of fifty steps; the suite takes few, the same ones each time.
.PHONY: walks
walks: bin/instance .venv/test.done ## random walks over a tender and its bids (WALKS=2000, SEED=1)
	@mkdir -p $(COMPILED); CHAMELEON_CACHE=$(COMPILED) zope_i18n_compile_mo_files=true WALKS=$(or $(WALKS),2000) \
		$(TOOLS)/pytest --show-capture=no --hypothesis-seed=$(or $(SEED),1) tests/tender/test_walks.py

.PHONY: coverage
coverage: bin/instance .venv/test.done ## every test, and the branches they miss; none may be in rules/
	@sh scripts/system_packages.sh
	@$(SUITE) --cov --cov-report=
	@$(TOOLS)/coverage report
	@$(TOOLS)/coverage report --include='*/rules/*' --fail-under=100

# In Brussels time: the ends of years and of February, the days on which the clocks change,
# one that is later than every day of the settings.
DATES := 2026-12-31T00:05 2026-12-31T23:55 2027-01-01T00:05 2027-02-28T12:00 \
	2027-03-28T00:05 2027-03-28T23:55 2027-10-31T02:30 2028-02-29T12:00 \
	2037-01-15T12:00

.PHONY: test-dates
test-dates: bin/instance .venv/test.done ## what the calendar has a say in, on other days (DATES="2027-03-28T00:05 today")
	@sh scripts/system_packages.sh
	@$(TOOLS)/python scripts/compile_messages.py
	@$(TOOLS)/python scripts/other_days.py $(DATES)

.PHONY: lint
lint: .venv/lint.done ## what ruff, mypy, zpretty, i18ndude, check-manifest and pyroma have to say
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .
	$(TOOLS)/mypy
	$(TOOLS)/zpretty --check --extend-exclude profiles/default/workflows src
	$(TOOLS)/i18ndude find-untranslated --nosummary $$(find src -name '*.pt')
	PATH=$(CURDIR)/$(TOOLS):$$PATH $(TOOLS)/check-manifest --no-build-isolation
	$(TOOLS)/pyroma .

.PHONY: format
format: .venv/lint.done ## put the sources in their one form
	$(TOOLS)/ruff check --fix .
	$(TOOLS)/ruff format .
	$(TOOLS)/zpretty --inplace --extend-exclude profiles/default/workflows src

# The minute at which it ran would be a change each time, and a conflict between branches.
.PHONY: i18n
i18n: .venv/lint.done ## bring the message catalogues up to date
	$(TOOLS)/i18ndude rebuild-pot --pot $(LOCALES)/$(DOMAIN).pot --create $(DOMAIN) --no-wrap --no-line-numbers $(PACKAGE)
	$(TOOLS)/i18ndude sync --no-wrap --pot $(LOCALES)/$(DOMAIN).pot $(LOCALES)/*/LC_MESSAGES/$(DOMAIN).po
	sed -i '/^"POT-Creation-Date:/d' $(LOCALES)/$(DOMAIN).pot $(LOCALES)/*/LC_MESSAGES/$(DOMAIN).po

.PHONY: workflows
workflows: .venv/lint.done ## what follows from the table in security.py: workflows, types, permissions, roles
	$(TOOLS)/python -m imio.mutualisation.workflows
	$(TOOLS)/zpretty --inplace $(PACKAGE)/adding.zcml $(PACKAGE)/profiles/default/rolemap.xml $(PACKAGE)/profiles/default/types.xml

.PHONY: docs
docs: .venv/docs.done ## the documentation, as HTML in docs/_build
	@$(TOOLS)/sphinx-build -W --keep-going -q -b html docs docs/_build
	@echo "docs/_build/index.html"

.PHONY: screenshots
screenshots: .venv/test.done ## the pictures of the documentation again, from the running demo site
	@$(TOOLS)/python scripts/screenshots.py

# Tryton is a rival only: its packages and ours do not meet.
.venv-tryton/bench.done: benchmarks/tryton.txt | .venv/uv.done
	@$(TOOLS)/uv venv --quiet --clear --python $(TOOLS)/python .venv-tryton
	@$(TOOLS)/uv pip install --quiet --python .venv-tryton/bin/python -r $< $(OR_SAY)
	@touch $@

.PHONY: bench
bench: bin/instance .venv-tryton/bench.done ## our speed against vanilla Plone and Tryton (SIZES="1000 10000", ONLY=p01_create)
	@$(TOOLS)/python benchmarks/run.py $(SIZES) $(if $(ONLY),--only $(ONLY)) $(if $(WRITE),--write $(WRITE))

.PHONY: try-base
try-base: bin/instance .venv/test.done ## fourteen years of a made-up base in, out, copied and restored (SIZE=370)
	@$(TOOLS)/python scripts/try_base.py $(or $(SIZE),370)

# node and npm are Debian's; nothing else of the project asks for them.
.PHONY: try-oidc
try-oidc: bin/instance .venv/test.done ## sign-in at a certified provider of OpenID Connect (asks for node and npm)
	@cd tests/oidc/provider && npm ci --silent --no-audit --no-fund
	@OIDC_PROVIDER=tests/oidc/provider/provider.mjs $(TOOLS)/pytest tests/oidc

.PHONY: rows
rows: .venv/uv.done ## requirement rows without a test, or without one of their own (REQUIREMENTS=path)
	@$(TOOLS)/python scripts/rows.py $(or $(REQUIREMENTS),$(error usage: make rows REQUIREMENTS=path))

.PHONY: pins
pins: .venv/uv.done ## constraints.txt again, after a change of setup.py or requirements.in
	$(TOOLS)/uv pip compile -q setup.py requirements.in --all-extras -c constraints.txt -o constraints.txt \
		--universal --python-version 3.11.2 --no-annotate --custom-compile-command "make pins"

.PHONY: check
check: bin/instance ## look through all data of the site, while it runs
	@bin/check-site

.PHONY: export
export: bin/instance ## a whole site as files, while it runs (TO=folder)
	@bin/export-site $(or $(TO),$(error usage: make export TO=folder))

.PHONY: import
import: port bin/instance ## a site from such files, where there is none (FROM=folder)
	@mkdir -p $(VAR)
	@MUTUALISATION_EMPTY=1 MUTUALISATION_TO_FILL=1 bin/instance run scripts/create_site.py
	@bin/import-site $(or $(FROM),$(error usage: make import FROM=folder)) && touch var/site-$(VERSION).done

.PHONY: backup
backup: bin/instance ## copy the site, while it runs, and try the copy (TO=folder)
	@bin/backup-site $(or $(TO),$(error usage: make backup TO=folder))

.PHONY: restore
restore: bin/instance ## a site from its copy, where there is none (FROM=folder, AT=2027-01-31-12-00)
	@$(PYTHON) scripts/preflight.py port
	@mkdir -p $(VAR)
	@bin/restore-site $(or $(FROM),$(error usage: make restore FROM=folder)) $(if $(AT),--at $(AT))

.PHONY: reset
reset: ## throw the demo site and its data away (asks first; FORCE=1 does not)
	@$(PYTHON) scripts/preflight.py port
	@[ "$(FORCE)" = 1 ] || { printf "Effacer le site et toutes ses données (var/) ? [y/N] "; read -r answer; }; \
	case "$(FORCE)$$answer" in \
		1*|[yYoO]*) rm -rf var; echo "Le site est effacé ; make start en crée un nouveau.";; \
		*) echo "Rien n'a été effacé.";; \
	esac
