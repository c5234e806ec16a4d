# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0
"""What of the macOS package can be checked on any system."""
import os
import pathlib
import plistlib
import re
import shutil
import stat
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

TOP = pathlib.Path(__file__).resolve().parents[3]
MACOS = TOP / "packaging/macos"


def product(name):
    text = (TOP / "cmake/KeywayProduct.cmake").read_text()
    return re.search(rf'set\({name} "([^"]*)"', text).group(1)


class Plist(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.environ["KEYWAY_PLIST"], "rb") as file:
            cls.plist = plistlib.load(file)
        cls.exported = {one["UTTypeIdentifier"]: one for one in cls.plist["UTExportedTypeDeclarations"]}

    def tags(self, kind):
        return {tag for one in self.exported.values() for tag in one["UTTypeTagSpecification"][kind]}

    def test_nothing_is_left_to_fill_in(self):
        self.assertNotRegex(pathlib.Path(os.environ["KEYWAY_PLIST"]).read_text(), r"@\w+@|\$\{")

    def test_version_is_the_projects(self):
        version = os.environ["KEYWAY_PROJECT_VERSION"]
        self.assertEqual(self.plist["CFBundleShortVersionString"], version)
        self.assertEqual(self.plist["CFBundleVersion"], version)

    def test_identity_is_the_products(self):
        self.assertEqual(self.plist["CFBundleIdentifier"], product("KEYWAY_APP_ID"))
        self.assertEqual(self.plist["NSHumanReadableCopyright"], product("KEYWAY_COPYRIGHT"))
        self.assertEqual(self.plist["CFBundlePackageType"], "APPL")
        self.assertIn(f"OUTPUT_NAME {self.plist['CFBundleExecutable']} ",
                      (TOP / "cmake/KeywayMacos.cmake").read_text())

    def test_oldest_system_is_the_one_it_is_built_for(self):
        oldest = self.plist["LSMinimumSystemVersion"]
        self.assertIn(f"-DCMAKE_OSX_DEPLOYMENT_TARGET={oldest} ", (MACOS / "make").read_text())
        self.assertIn(f"VCPKG_OSX_DEPLOYMENT_TARGET {oldest})", (MACOS / "libraries").read_text())

    def test_high_resolution(self):
        self.assertIs(self.plist["NSHighResolutionCapable"], True)

    def test_every_document_type_is_declared_and_owned(self):
        opened = {kind: one for one in self.plist["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]}
        self.assertEqual(set(opened) - set(self.exported), {"public.json"})
        self.assertEqual(set(self.exported) - set(opened), set())
        for kind in self.exported:
            self.assertTrue(kind.startswith(product("KEYWAY_APP_ID") + "."))
            self.assertEqual(opened[kind]["LSHandlerRank"], "Owner")
            self.assertIn("public.json", self.exported[kind]["UTTypeConformsTo"])
        self.assertEqual(opened["public.json"]["LSHandlerRank"], "Alternate")  # never the first for any JSON

    def test_extensions_are_those_that_keyway_writes(self):
        self.assertEqual(self.tags("public.filename-extension"),
                         {"keyway", "keyway-case.json", "keyway-kit.json", "keyway-reply.json"})

    def test_types_are_those_of_linux(self):
        linux = TOP / "packaging/linux/app.mime.xml.in"
        if not linux.exists():
            self.skipTest("no MIME types for Linux here")
        space = "{http://www.freedesktop.org/standards/shared-mime-info}"
        types = xml.parse(linux).getroot().findall(f"{space}mime-type")
        theirs = {one.get("type"): [glob.get("pattern")[2:] for glob in one.findall(f"{space}glob")] for one in types}
        ours = {one["UTTypeTagSpecification"]["public.mime-type"][0]:
                one["UTTypeTagSpecification"]["public.filename-extension"] for one in self.exported.values()}
        self.assertEqual(ours, theirs)

    def test_icons_exist(self):
        names = {self.plist["CFBundleIconFile"]}
        names |= {one["UTTypeIconFile"] for one in self.exported.values()}
        names |= {one["CFBundleTypeIconFile"] for one in self.plist["CFBundleDocumentTypes"]
                  if "CFBundleTypeIconFile" in one}
        for name in names:
            self.assertTrue((TOP / "packaging/icons" / name).is_file(), name)
            self.assertIn(f"packaging/icons/{name}\"", (TOP / "cmake/KeywayMacos.cmake").read_text())

    def test_entitlements_make_no_exception(self):
        with open(MACOS / "Keyway.entitlements", "rb") as file:
            entitlements = plistlib.load(file)
        self.assertIn("com.apple.security.cs.disable-library-validation", entitlements)
        self.assertEqual([key for key, value in entitlements.items() if value is not False], [])


class Icons(unittest.TestCase):
    SIZES = {b"is32": 16, b"icp4": 16, b"il32": 32, b"icp5": 32, b"ic11": 32, b"icp6": 64, b"ic12": 64, b"it32": 128,
             b"ic07": 128, b"ic08": 256, b"ic13": 256, b"ic09": 512, b"ic14": 512, b"ic10": 1024}

    def test_every_size_is_there(self):
        for name in ["keyway", "keyway-document"]:
            data = (TOP / f"packaging/icons/{name}.icns").read_bytes()
            self.assertEqual(data[:4], b"icns")
            self.assertEqual(struct.unpack(">I", data[4:8])[0], len(data), "length in the header")
            place, sizes = 8, set()
            while place < len(data):
                kind, length = data[place:place + 4], struct.unpack(">I", data[place + 4:place + 8])[0]
                self.assertGreater(length, 8)
                if kind in self.SIZES:
                    sizes.add(self.SIZES[kind])
                    picture = data[place + 8:place + length]
                    if picture.startswith(b"\x89PNG"):
                        self.assertEqual(struct.unpack(">II", picture[16:24]), (self.SIZES[kind],) * 2)
                place += length
            self.assertEqual(place, len(data))
            self.assertLessEqual({16, 32, 64, 128, 256, 512, 1024}, sizes, name)


class Scripts(unittest.TestCase):
    """Runs the scripts with doubles of Apple's tools on PATH, which write down what they were asked."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.log = self.folder / "log"
        self.log.touch()
        self.double("codesign", "")

    def double(self, name, more):
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{more}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run_script(self, name, *arguments, **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith("KEYWAY_")}
        clean["PATH"] = f"{self.folder / 'bin'}:{clean['PATH']}"
        return subprocess.run([MACOS / name, *arguments], env=clean | environment, capture_output=True, text=True)

    def bundle(self):
        contents = self.folder / "Keyway.app/Contents"
        files = ["MacOS/Keyway", "MacOS/keyway-cli", "MacOS/ossl-modules/legacy.dylib",
                 "Frameworks/libcrypto.3.dylib", "Frameworks/QtCore.framework/Versions/A/QtCore",
                 "PlugIns/platforms/libqcocoa.dylib", "Resources/keyway.icns", "Info.plist"]
        for file in files:
            (contents / file).parent.mkdir(parents=True, exist_ok=True)
            (contents / file).touch()
        (contents / "Frameworks/QtCore.framework/Versions/Current").symlink_to("A")
        (contents / "Frameworks/libcrypto.dylib").symlink_to("libcrypto.3.dylib")
        return contents.parent

    def calls(self):
        return self.log.read_text().splitlines()

    def signed(self):
        return [line.split()[-1].split("/Contents/")[-1] for line in self.calls() if " --sign " in line]

    def test_syntax(self):
        for name in ["make", "sign", "notarise", "libraries"]:
            subprocess.run(["bash", "-n", MACOS / name], check=True)
            self.assertTrue(os.access(MACOS / name, os.X_OK), name)
        if shutil.which("shellcheck"):
            subprocess.run(["shellcheck", *(MACOS / name for name in ["make", "sign", "notarise", "libraries"])],
                           check=True)

    def test_sign_with_an_identity_goes_from_the_inside_out(self):
        bundle = self.bundle()
        ran = self.run_script("sign", str(bundle) + "/", KEYWAY_MACOS_IDENTITY="Developer ID Application: A (T)")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        order = self.signed()
        self.assertEqual(set(order), {
            "MacOS/ossl-modules/legacy.dylib", "Frameworks/libcrypto.3.dylib", "PlugIns/platforms/libqcocoa.dylib",
            "Frameworks/QtCore.framework/Versions/A", "MacOS/keyway-cli", str(bundle)})
        self.assertEqual(len(order), 6, "each once")
        self.assertEqual(order[-1], str(bundle))
        self.assertEqual(order[-2], "MacOS/keyway-cli")
        for line in self.calls():
            if " --sign " in line:
                self.assertIn("--options runtime", line)
                self.assertIn("--timestamp", line)
                self.assertNotIn("--deep", line)  # it would sign with the wrong entitlements
                program = line.endswith("keyway-cli") or line.endswith("Keyway.app")
                self.assertEqual("--entitlements" in line, program, line)
        self.assertRegex(self.calls()[-1], r"^codesign --verify --strict .*Keyway.app$")
        self.assertEqual(ran.stderr, "")

    def test_sign_without_an_identity_says_so_loudly(self):
        bundle = self.bundle()
        ran = self.run_script("sign", str(bundle))
        self.assertEqual(ran.returncode, 0)
        self.assertIn("NOT SIGNED", ran.stderr)
        self.assertIn("Do not publish", ran.stderr)
        for line in self.calls():
            self.assertNotIn("--options runtime", line)  # would refuse the libraries in the bundle
        self.assertTrue(any("--sign - " in line for line in self.calls()))

    def test_sign_that_fails_stops(self):
        self.double("codesign", "exit 1")
        ran = self.run_script("sign", str(self.bundle()), KEYWAY_MACOS_IDENTITY="x")
        self.assertNotEqual(ran.returncode, 0)

    def test_sign_of_something_else_is_refused(self):
        self.assertEqual(self.run_script("sign", str(self.folder)).returncode, 2)
        self.assertEqual(self.run_script("sign", str(self.folder / "No.app")).returncode, 2)
        self.assertEqual(self.calls(), [])

    def image(self):
        path = self.folder / "Keyway.dmg"
        path.touch()
        return str(path)

    NOTARY = {"KEYWAY_NOTARY_KEY": "k.p8", "KEYWAY_NOTARY_KEY_ID": "ID", "KEYWAY_NOTARY_ISSUER": "ISSUER"}

    def test_notarise_accepted_is_stapled(self):
        self.double("xcrun", 'case $2 in submit) echo \'{"id": "abc", "status": "Accepted"}\';; esac')
        self.double("spctl", "")
        ran = self.run_script("notarise", self.image(), **self.NOTARY)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        kinds = [" ".join(line.split()[:3]) for line in self.calls()]
        self.assertEqual(kinds, ["xcrun notarytool submit", "xcrun stapler staple", "xcrun stapler validate",
                                 "spctl --assess --type"])
        self.assertIn("--wait", self.calls()[0])

    def test_notarise_refused_shows_why_and_fails(self):
        self.double("xcrun", 'case $2 in submit) echo \'{"id": "abc", "status": "Invalid"}\';; log) echo why;; esac')
        ran = self.run_script("notarise", self.image(), **self.NOTARY)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("why", ran.stderr)
        self.assertIn("xcrun notarytool log abc", self.log.read_text())
        self.assertNotIn("staple", self.log.read_text())

    def test_notarise_without_credentials_says_so_loudly(self):
        self.double("xcrun", "")
        ran = self.run_script("notarise", self.image(), KEYWAY_NOTARY_KEY="k.p8")
        self.assertEqual(ran.returncode, 0)
        self.assertIn("NOT NOTARISED", ran.stderr)
        self.assertEqual(self.calls(), [])

    def test_cpack_signs_the_bundle_it_is_about_to_pack(self):
        self.double("sign", "")
        for place in ["", "ALL_IN_ONE"]:
            self.log.write_text("")
            stage = self.folder / f"stage{place}"
            (stage / place / "Keyway.app").mkdir(parents=True)
            subprocess.run([os.environ["KEYWAY_CMAKE"], f"-DCPACK_TEMPORARY_DIRECTORY={stage}",
                            f"-DCPACK_KEYWAY_SIGN={self.folder / 'bin/sign'}", "-P", MACOS / "cpack-sign.cmake"],
                           check=True, capture_output=True)
            self.assertEqual(self.calls(), [f"sign {stage / place / 'Keyway.app'}"])
        empty = subprocess.run([os.environ["KEYWAY_CMAKE"], f"-DCPACK_TEMPORARY_DIRECTORY={self.folder / 'no'}",
                                f"-DCPACK_KEYWAY_SIGN={self.folder / 'bin/sign'}", "-P", MACOS / "cpack-sign.cmake"],
                               capture_output=True)
        self.assertNotEqual(empty.returncode, 0)

    def test_deploying_fixes_every_program(self):
        self.double("macdeployqt", "")
        bundle = self.bundle()
        script = self.folder / "deploy.cmake"
        text = (MACOS / "deploy.cmake.in").read_text().replace("@KEYWAY_BUNDLE@", "Keyway.app")
        text = text.replace("@KEYWAY_MACDEPLOYQT@", str(self.folder / "bin/macdeployqt"))
        script.write_text(text.replace("@KEYWAY_LIBRARY_FOLDER@", "/libraries/lib"))
        subprocess.run([os.environ["KEYWAY_CMAKE"], f"-DCMAKE_INSTALL_PREFIX={self.folder}", "-P", script], check=True)
        call, = self.calls()
        self.assertTrue(call.startswith(f"macdeployqt {bundle} "))
        for file in ["keyway-cli", "ossl-modules/legacy.dylib"]:
            self.assertIn(f"-executable={bundle}/Contents/MacOS/{file}", call)
        self.assertIn("-libpath=/libraries/lib", call)

    def test_cmake_ties_it_together(self):
        # A project of two empty programs stands in for Keyway; what is Apple's is left out by CMake elsewhere.
        if not shutil.which("cc"):
            self.skipTest("no compiler here")
        self.double("macdeployqt", "")
        source, libraries = self.folder / "source", self.folder / "libraries"
        (libraries / "lib/ossl-modules").mkdir(parents=True)
        (libraries / "lib/ossl-modules/legacy.dylib").touch()
        source.mkdir()
        (source / "main.c").write_text("int main(void) { return 0; }\n")
        shutil.copytree(MACOS, source / "packaging/macos")
        shutil.copytree(TOP / "packaging/icons", source / "packaging/icons")
        shutil.copy(TOP / "LICENSE", source)
        (source / "CMakeLists.txt").write_text(f"""
cmake_minimum_required(VERSION 3.25)
project(Keyway VERSION 1.2.3 LANGUAGES C)
include("{TOP}/cmake/KeywayProduct.cmake")
set(KEYWAY_BUILD_WINDOW ON)
set(CMAKE_OSX_ARCHITECTURES "arm64;x86_64")
set(OPENSSL_INCLUDE_DIR "{libraries}/include")
add_executable(keyway-cli main.c)
add_executable(keyway main.c)
install(TARGETS keyway-cli keyway RUNTIME DESTINATION Keyway.app/Contents/MacOS)
include("{TOP}/cmake/KeywayMacos.cmake")
""")
        build, stage = self.folder / "build", self.folder / "stage"
        cmake = os.environ["KEYWAY_CMAKE"]
        path = {**os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        for command in [[cmake, "-G", "Ninja", "-S", source, "-B", build], [cmake, "--build", build],
                        [cmake, "--install", build, "--prefix", stage]]:
            ran = subprocess.run(command, env=path, capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
            self.assertNotIn("Warning", ran.stderr)
        inside = stage / "Keyway.app/Contents"
        for file in ["MacOS/Keyway", "MacOS/keyway-cli", "MacOS/ossl-modules/legacy.dylib", "Resources/LICENSE"]:
            self.assertTrue((inside / file).exists(), file)
        call, = self.calls()
        self.assertIn(f"macdeployqt {stage}/Keyway.app -executable={inside}/MacOS/keyway-cli", call)
        self.assertIn(f"-libpath={libraries}/lib", call)
        pack = (build / "CPackConfig.cmake").read_text()
        self.assertIn('set(CPACK_PACKAGE_FILE_NAME "keyway-1.2.3-macos-universal")', pack)
        self.assertIn('set(CPACK_GENERATOR "DragNDrop")', pack)
        self.assertIn(f'set(CPACK_PRE_BUILD_SCRIPTS "{source}/packaging/macos/cpack-sign.cmake")', pack)

    def test_make_elsewhere_than_on_a_mac_says_so(self):
        if os.uname().sysname == "Darwin":
            self.skipTest("this is a Mac")
        ran = self.run_script("make")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("needs a Mac", ran.stderr)


if __name__ == "__main__":
    unittest.main()
