// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticePage.h"

#include <QPushButton>

namespace keyway::test {

/// A practice page with two settings, a check box and a list, whose groups are open.
class PracticePageTest : public QObject
{
protected:
    void openPage()
    {
        using namespace Qt::StringLiterals;
        m_page = new PracticePage;
        m_page->setSettings({{u"selected"_s,
                              u"Permission set is selected"_s,
                              u"step 6"_s,
                              {u"yes"_s, u"no"_s},
                              {u"Yes"_s, u"No"_s},
                              u"d"_s},
                             {u"environment"_s,
                              u"Environment"_s,
                              u"step 7"_s,
                              {u"production"_s, u"sandbox"_s, u"scratch"_s},
                              {u"Production"_s, u"Sandbox"_s, u"Scratch"_s},
                              u"d"_s}});
        m_page->resize(640, 560);
        m_page->show();
        for (QPushButton *header : m_page->findChildren<QPushButton *>())
            if (header->objectName().startsWith("settingGroup_"_L1))
                header->setChecked(true);
    }
    template <class T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }

    PracticePage *m_page = nullptr;
};

} // namespace keyway::test
