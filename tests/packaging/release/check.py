# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0
"""The release workflow's rules, the bill of materials, and the check of a tag."""
import hashlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import unittest

try:
    import yaml
except ImportError:
    yaml = None

TOP = pathlib.Path(__file__).resolve().parents[3]
WORKFLOWS = sorted((TOP / ".github/workflows").glob("*.yml"))
PARTS = json.loads((TOP / "resources/licences/components.json").read_text(encoding="utf-8"))


def steps():
    for path in WORKFLOWS:
        for job, content in yaml.safe_load(path.read_text())["jobs"].items():
            for step in content["steps"]:
                yield f"{path.name}, {job}, {step.get('name', step.get('uses'))}", step


@unittest.skipUnless(yaml, "PyYAML is not here")
class Workflows(unittest.TestCase):
    def test_they_are_there(self):
        self.assertEqual([path.name for path in WORKFLOWS], ["build.yml", "release.yml"])

    def test_actions_are_pinned_by_commit_and_say_the_version(self):
        for path in WORKFLOWS:
            for line in path.read_text().splitlines():
                if "uses:" in line:
                    self.assertRegex(line, r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", path.name)

    def test_one_action_has_one_version(self):
        found = {}
        for path in WORKFLOWS:
            for name, commit in re.findall(r"uses: ([\w-]+/[\w-]+)[\w/-]*@([0-9a-f]{40})", path.read_text()):
                found.setdefault(name, set()).add(commit)
        self.assertEqual({name for name, commits in found.items() if len(commits) > 1}, set())

    def test_only_publishing_may_write(self):
        writers = []
        for path in WORKFLOWS:
            workflow = yaml.safe_load(path.read_text())
            self.assertEqual(workflow["permissions"], {"contents": "read"}, path.name)
            writers += [name for name, job in workflow["jobs"].items() if "permissions" in job]
        self.assertEqual(writers, ["publish"])

    def test_changes_of_strangers_see_no_secret(self):
        self.assertNotIn("secrets.", (TOP / ".github/workflows/build.yml").read_text())
        for path in WORKFLOWS:
            self.assertNotIn("pull_request_target", path.read_text())

    def test_no_job_runs_for_ever(self):
        for path in WORKFLOWS:
            for name, job in yaml.safe_load(path.read_text())["jobs"].items():
                self.assertIn("timeout-minutes", job, f"{path.name}, {name}")

    def test_the_checkout_keeps_no_credentials(self):
        for where, step in steps():
            if step.get("uses", "").startswith("actions/checkout@"):
                self.assertIs(step["with"]["persist-credentials"], False, where)

    def test_values_of_strangers_reach_scripts_only_as_variables(self):
        # "${{ … }}" is pasted into the script before the shell reads it.
        for where, step in steps():
            for expression in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", step.get("run", "")):
                self.assertRegex(expression, r"^matrix\.", where)

    def test_scripts_that_are_called_exist(self):
        for where, step in steps():
            for script in re.findall(r"(?<![\w./-])(?:\.\./)*(packaging/[\w/-]+)", step.get("run", "")):
                with self.subTest(where=where, script=script):
                    # A system whose packages are not made yet has no scripts at all.
                    if (TOP / script).parent == TOP / "packaging" or ((TOP / script).parent / "make").is_file():
                        self.assertTrue((TOP / script).is_file())

    def test_shell_is_clean(self):
        if not shutil.which("shellcheck"):
            self.skipTest("shellcheck is not here")
        for where, step in steps():
            script = "set -eo pipefail\n" + re.sub(r"\$\{\{.*?\}\}", "value", step.get("run", ""))
            ran = subprocess.run(["shellcheck", "--shell=bash", "-"], input=script, capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, f"{where}\n{ran.stdout}")

    def test_actionlint_finds_nothing(self):
        if not shutil.which("actionlint"):
            self.skipTest("actionlint is not here")
        ran = subprocess.run(["actionlint", *WORKFLOWS], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stdout)

    def test_every_system_and_both_ends_of_qt_are_built(self):
        text = (TOP / ".github/workflows/build.yml").read_text()
        for wanted in ['"debian:12"', '"debian:13"', "windows-", "macos-", '"6.4.3"', '"6.*"']:
            self.assertIn(wanted, text)


class Sbom(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.package = self.folder / "keyway.deb"
        self.package.write_bytes(b"a package")

    def write(self, *arguments, out="out.json"):
        return subprocess.run([TOP / "packaging/sbom", self.folder / out, *arguments, self.package],
                              capture_output=True, text=True)

    def told(self, **changed):
        versions = {part["name"]: "1.2.3" for part in PARTS if part["linked"] != "itself"} | changed
        return [word for name, version in versions.items() for word in ["--component", f"{name}={version}"]]

    def read(self, out="out.json"):
        bom = json.loads((self.folder / out).read_text(encoding="utf-8"))
        return bom, {part["name"]: part for part in bom["components"]}

    def test_every_part_has_version_and_licence(self):
        ran = self.write(*self.told(OpenSSL="3.0.17"))
        self.assertEqual(ran.returncode, 0, ran.stderr)
        bom, parts = self.read()
        self.assertEqual((bom["bomFormat"], bom["specVersion"]), ("CycloneDX", "1.5"))
        self.assertRegex(bom["serialNumber"], r"^urn:uuid:[0-9a-f-]{36}$")
        for part in PARTS:
            if part["linked"] == "itself":
                continue
            self.assertEqual(parts[part["name"]]["licenses"], [{"license": {"id": part["licence"]}}])
        self.assertEqual(parts["OpenSSL"]["version"], "3.0.17")
        own = bom["metadata"]["component"]
        self.assertIn(f"project(Keyway VERSION {own['version']} ", (TOP / "CMakeLists.txt").read_text())
        self.assertEqual(set(bom["dependencies"][0]["dependsOn"]),
                         {part["bom-ref"] for part in parts.values() if part["type"] == "library"})

    def test_packages_have_their_hash(self):
        self.write(*self.told())
        self.assertEqual(self.read()[1]["keyway.deb"]["hashes"],
                         [{"alg": "SHA-256", "content": hashlib.sha256(b"a package").hexdigest()}])

    def test_a_file_of_a_part_is_hashed(self):
        library = self.folder / "libcrypto.dll"
        library.write_bytes(b"code")
        self.write(*self.told(OpenSSL=f"3.0.17:{library}"))
        self.assertEqual(self.read()[1]["OpenSSL"]["hashes"][0]["content"], hashlib.sha256(b"code").hexdigest())

    def test_the_same_input_gives_the_same_file(self):
        self.write(*self.told(), out="one.json")
        self.write(*self.told(), out="two.json")
        self.assertEqual((self.folder / "one.json").read_bytes(), (self.folder / "two.json").read_bytes())

    def test_source_archives_tell_version_and_hash(self):
        versions = self.folder / "versions.txt"
        versions.write_text(f"{'a' * 64}  ./openssl_3.0.22.orig.tar.gz\n{'b' * 64}  ./qt6-base_6.4.2+dfsg.orig.tar.xz\n"
                            f"{'c' * 64}  ./openssl_3.0.22-1.debian.tar.xz\nqtkeychain: without Debian's patches\n"
                            "expected=1.0.0\ncpp-httplib=0.11.4\n")
        ran = self.write("--versions", versions)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        parts = self.read()[1]
        self.assertEqual((parts["Qt"]["version"], parts["Qt"]["hashes"][0]["content"]), ("6.4.2", "b" * 64))
        self.assertEqual(parts["OpenSSL"]["hashes"][0]["content"], "a" * 64)
        self.assertEqual(parts["expected"]["version"], "1.0.0")

    def test_what_the_linux_archive_brings_is_named(self):
        archive = self.folder / "keyway.tar.xz"
        text = b"The libraries\n\nlibicu72 72.1-3+deb12u1 (source: icu 72.1-3)\nlibssl3 3.0.22-1 (source: openssl 3.0.22-1)\n"
        with tarfile.open(archive, "w:xz") as tar:
            entry = tarfile.TarInfo("keyway-1/share/doc/keyway/third-party/README")
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
        ran = self.write("--bundle", archive, *self.told())
        self.assertEqual(ran.returncode, 0, ran.stderr)
        parts = self.read()[1]
        self.assertEqual(parts["libicu72"]["purl"], "pkg:deb/debian/libicu72@72.1-3%2Bdeb12u1")
        self.assertNotIn("libssl3", parts)  # that is OpenSSL, which is there already

    def test_only_an_optional_part_can_be_left_out(self):
        self.write("--without", "QtKeychain", "--without", "Qt", *self.told())
        self.assertNotIn("QtKeychain", self.read()[1])
        self.assertIn("Qt", self.read()[1])

    def test_a_package_that_is_not_installed_is_an_error(self):
        if not shutil.which("dpkg-query"):
            self.skipTest("no dpkg here")
        self.assertEqual(self.write("--debian", "dpkg", *self.told()).returncode, 0)
        self.assertIn("dpkg", self.read()[1])
        self.assertNotEqual(self.write("--debian", "no-such-package", *self.told()).returncode, 0)

    def test_dpkg_tells_the_rest(self):
        asked = subprocess.run(["sh", "-c", "dpkg-query -W -f '${Version}' libssl3 libssl3t64 2>/dev/null"],
                               capture_output=True, text=True).stdout
        if not asked:
            self.skipTest("no Debian package of OpenSSL here")
        ran = self.write()
        self.assertEqual(ran.returncode, 0, ran.stderr)
        openssl = self.read()[1]["OpenSSL"]
        self.assertTrue(asked.startswith(openssl["version"]), asked)
        self.assertTrue(openssl["purl"].startswith("pkg:deb/debian/libssl3"))
        self.assertRegex(openssl["hashes"][0]["content"], r"^[0-9a-f]{64}$")

    def test_a_part_without_version_is_an_error(self):
        bare = {"PATH": str(self.folder)}
        python = shutil.which("python3")
        ran = subprocess.run([python, TOP / "packaging/sbom", self.folder / "out.json", self.package], env=bare,
                             capture_output=True, text=True)
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("nobody says which version of Qt", ran.stderr)


class Licences(unittest.TestCase):
    def test_every_named_text_is_shipped(self):
        for part in PARTS:
            for text in part["texts"]:
                path = TOP / "LICENSE" if text == "Apache-2.0" else TOP / f"resources/licences/{text}.txt"
                self.assertGreater(path.stat().st_size, 500, text)
            self.assertIn(part["licence"], part["texts"])
            self.assertTrue(part["use"].endswith("."))


class Tag(unittest.TestCase):
    def check(self, tag):
        return subprocess.run([TOP / "packaging/check-version", tag], capture_output=True, text=True)

    def test_tag_of_another_version_is_refused(self):
        version = re.search(r"project\(Keyway VERSION (\S+)", (TOP / "CMakeLists.txt").read_text()).group(1)
        self.assertEqual(self.check("v" + version).returncode, 0)
        for wrong in [version, "v9.9.9", f"v{version}-rc1"]:
            ran = self.check(wrong)
            self.assertEqual(ran.returncode, 1, wrong)
            self.assertIn(version, ran.stderr)


if __name__ == "__main__":
    unittest.main()
