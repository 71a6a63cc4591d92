BeforeDiscovery {
    $tools = $env:ADMINIAM_BROWSER_TOOLS ? $env:ADMINIAM_BROWSER_TOOLS : (Join-Path $HOME '.cache/adminiam/browser')
    $hasBrowser = (Get-Command chromium, node -CommandType Application -ErrorAction Ignore).Count -ge 2 -and
        (Test-Path (Join-Path $tools 'node_modules/playwright-core')) -and
        (Test-Path (Join-Path $tools 'node_modules/axe-core'))
    $formats = 'html', 'json', 'csv', 'xml', 'sarif' | ForEach-Object { @{ Extension = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $null = Start-AdminSandbox
    $null = New-AdminGroup
    $null = New-AdminUser alice Administrators -GeneratePassword
    $exceptions = Join-Path $TestDrive 'exceptions.csv'
    # A reason is free text, which may contain anything.
    $reason = '</p><script>alert(1)</script><img src=http://192.0.2.1/ onerror=alert(2)> & "it''s" {0}'
    [pscustomobject]@{ CheckId = 'AccountAlias'; Resource = '*'; Reason = $reason; Until = '2099-12-31' } |
        Export-Csv $exceptions
    $findings = Test-AdminAccount -ExceptionPath $exceptions

    function Get-State([string] $Path) {
        (Get-FileHash -LiteralPath $Path).Hash
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Export-AdminReport' {
    BeforeEach {
        $name = Join-Path $TestDrive ([guid]::NewGuid())
    }

    It 'writes a file by its extension, for its owner only: .<Extension>' -ForEach $formats {
        $file = $findings | Export-AdminReport "$name.$Extension"

        $file | Should -BeOfType ([IO.FileInfo])
        $file.FullName | Should -Be "$name.$Extension"
        $text = Get-Content -Raw -LiteralPath $file.FullName
        $text | Should -Match ([regex]::Escape('123456789012'))
        foreach ($id in $findings.CheckId) {
            $text | Should -Match $id
        }
        if (-not $IsWindows) {
            (Get-Item -LiteralPath $file.FullName).UnixMode | Should -Be '-rw-------'
        }
        @(Get-ChildItem -LiteralPath $TestDrive -Filter '*.part*' -Force).Count | Should -Be 0
    }

    It 'writes the format that is specified' {
        $null = $findings | Export-AdminReport "$name.txt" -Format json
        (Get-Content -Raw "$name.txt" | ConvertFrom-Json).schema | Should -Be 'AdminIam.Report'
    }

    It 'writes every finding to the CSV file' {
        $null = $findings | Export-AdminReport "$name.csv"
        $rows = Import-Csv "$name.csv"

        $rows.Count | Should -Be $findings.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            foreach ($column in 'CheckId', 'Title', 'Area', 'Severity', 'Status', 'Reason', 'Resource', 'AccountId') {
                $rows[$i].$column | Should -BeExactly $findings[$i].$column
            }
            $rows[$i].Remedy | Should -BeExactly "$($findings[$i].Remedy)"
        }
    }

    It 'writes test results that are valid by the schema of Pester' {
        $null = $findings | Export-AdminReport "$name.xml"
        $schema = Join-Path (Get-Module Pester).ModuleBase 'schemas/JUnit4/junit_schema_4.xsd'
        $document = [xml] (Get-Content -Raw "$name.xml")
        $null = $document.Schemas.Add('', $schema)
        $document.Validate({ throw $args[1].Message })

        @($document.SelectNodes('//testcase')).Count | Should -Be $findings.Count
        @($document.SelectNodes('//failure')).Count | Should -Be @($findings | Where-Object Status -EQ 'Failed').Count
    }

    It 'writes a SARIF log with a result for each finding' {
        $null = $findings | Export-AdminReport "$name.sarif"
        $run = (Get-Content -Raw "$name.sarif" | ConvertFrom-Json).runs[0]

        $run.results.ruleId | Should -Be $findings.CheckId
        @($run.results | Where-Object kind -EQ 'fail').Count |
            Should -Be @($findings | Where-Object Status -In 'Failed', 'Accepted').Count
        @($run.results.suppressions).Where({ $_ }).Count | Should -Be 1
    }

    It 'shows the findings in Chromium, without faults and requests' -Skip:(-not $hasBrowser) {
        $null = $findings | Export-AdminReport "$name.html"
        $tools = $env:ADMINIAM_BROWSER_TOOLS ? $env:ADMINIAM_BROWSER_TOOLS : (Join-Path $HOME '.cache/adminiam/browser')
        $script = Join-Path $PSScriptRoot '../AdminIam.Tests/Engine/Safeguards/Reports/Html/read-page.mjs'
        $program = (Get-Command chromium -CommandType Application)[0].Source
        $page = & node $script $tools $program "$name.html" | ConvertFrom-Json

        $LASTEXITCODE | Should -Be 0
        $shown = $page.findings | ForEach-Object { "$($_.status) $($_.check) $($_.reason) $($_.remedy)".Trim() }
        $expected = $findings | ForEach-Object {
            $remedy = $_.Status -eq 'Failed' ? $_.Remedy : ''
            "$($_.Status.ToLowerInvariant()) $($_.CheckId) $($_.Reason) $remedy".Trim()
        }
        $shown | Sort-Object | Should -Be ($expected | Sort-Object)
        $page.requests | Where-Object { $_ -notlike 'file:*' } | Should -BeNullOrEmpty
        $page.messages | Should -BeNullOrEmpty
        $page.faults | Should -BeNullOrEmpty
        $page.overflows | Should -BeNullOrEmpty
        $page.elements | Where-Object { $_ -in 'script', 'img' } | Should -BeNullOrEmpty
    }

    It 'shows what changed since an earlier report' {
        $null = $findings | Export-AdminReport "$name.json"
        $null = Set-AdminPasswordPolicy -MinimumPasswordLength 14
        try {
            $later = Test-AdminAccount -ExceptionPath $exceptions
        }
        finally {
            Remove-AdminPasswordPolicy -Confirm:$false
        }
        $null = $later | Export-AdminReport "$name.html" -PreviousPath "$name.json"
        $null = $later | Export-AdminReport "$name.csv" -PreviousPath "$name.json"
        $null = $later | Export-AdminReport "$name.sarif" -PreviousPath "$name.json"

        $gone = Import-Csv "$name.csv" | Where-Object Change -EQ 'Gone'
        $gone.CheckId | Should -Contain 'PasswordLength'
        $page = Get-Content -Raw "$name.html"
        $page | Should -Match "(?s)<h3>Gone.*$($gone.Count) finding.*PasswordLength"
        $results = (Get-Content -Raw "$name.sarif" | ConvertFrom-Json).runs[0].results
        @($results.baselineState).Count | Should -Be $results.Count
        ($results | Where-Object baselineState -EQ 'absent').ruleId | Should -Contain 'PasswordLength'
    }

    It 'replaces a file only with -Force' {
        Set-Content -LiteralPath "$name.html" 'old'
        $before = Get-State "$name.html"
        $problem = { $findings | Export-AdminReport "$name.html" } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FileExists ResourceExists $name.html"
        $problem.ErrorDetails.RecommendedAction | Should -Match '-Force'
        Get-State "$name.html" | Should -Be $before
        $null = $findings | Export-AdminReport "$name.html" -Force
        Get-State "$name.html" | Should -Not -Be $before
    }

    It 'writes nothing with -WhatIf, and says what it would write' {
        $text = Get-WhatIfText { $findings | Export-AdminReport "$name.html" -WhatIf }

        $text | Should -Be ("What if: Performing the operation ""Write report of account 123456789012 as Html"" on " +
            "target ""$name.html"".")
        "$name.html" | Should -Not -Exist
    }

    It 'refuses <Path> before the account is tested' -ForEach @(
        @{ Path = 'no/such/folder.html'; Id = 'FolderNotFound' }
        @{ Path = 'report.doc'; Id = 'ReportFormatUnknown' }
        @{ Path = 'report'; Id = 'ReportFormatUnknown' }
        @{ Path = ''; Id = 'FileExists'; More = @{ Format = 'Html'; Force = $true } }
        @{ Path = 'r.html'; Id = 'ReportNotFound'; More = @{ PreviousPath = 'TestDrive:/none.json' } }
        @{ Path = 'r.xml'; Id = 'PreviousReportNotUsed'; More = @{ PreviousPath = 'TestDrive:/none.json' } }
    ) {
        $calls = (Get-AdminSandbox).TotalCalls
        $more = $More ?? @{}
        $problem = { Test-AdminAccount | Export-AdminReport (Join-Path $TestDrive $Path) @more } |
            Should -Throw -PassThru

        $problem.FullyQualifiedErrorId | Should -Be "$Id,AdminIam.Commands.ExportAdminReportCommand"
        (Get-AdminSandbox).TotalCalls | Should -Be $calls
    }

    It 'refuses a link, and leaves what it points to' -Skip:$IsWindows {
        Set-Content -LiteralPath "$name.txt" 'old'
        $null = New-Item -ItemType SymbolicLink -Path "$name.html" -Target "$name.txt"
        $problem = { $findings | Export-AdminReport "$name.html" -Force } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "NotRegularFile WriteError $name.html"
        Get-Content "$name.txt" | Should -Be 'old'
    }

    It 'refuses <What> and leaves the existing file' -ForEach @(
        @{ What = 'selected properties'; Change = { $_ | Select-Object CheckId, Status } }
        @{ What = 'deserialized findings'
            Change = { [Management.Automation.PSSerializer]::Deserialize(
                    [Management.Automation.PSSerializer]::Serialize($_)) }
        }
        @{ What = 'JSON'; Change = { $_ | ConvertTo-Json -Depth 3 | ConvertFrom-Json } }
        @{ What = 'text'; Change = { "$_" } }
        @{ What = 'other objects'; Change = { Get-Date } }
    ) {
        Set-Content -LiteralPath "$name.html" 'old'
        $problem = { $findings | ForEach-Object $Change | Export-AdminReport "$name.html" -Force } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "FindingInvalid InvalidArgument $name.html"
        $problem.ErrorDetails.RecommendedAction | Should -Match 'output of Test-AdminAccount itself'
        Get-Content "$name.html" | Should -Be 'old'
    }

    It 'accepts findings that were filtered, sorted, decorated or specified as a parameter' {
        $null = $findings | Sort-Object Severity | Add-Member Note 1 -PassThru | Where-Object Status -NE 'Manual' |
            Export-AdminReport "$name.json"
        $report = Get-Content -Raw "$name.json" | ConvertFrom-Json

        $report.findings.checkId | Should -Be ($findings | Where-Object Status -NE 'Manual').CheckId
        $null = Export-AdminReport "$name.json" -InputObject $findings -Force
        (Get-Content -Raw "$name.json" | ConvertFrom-Json).findings.Count | Should -Be $findings.Count
    }

    It 'marks the checks of which findings were left out' {
        $null = Test-AdminAccount -Status Failed | Export-AdminReport "$name.json"
        (Get-Content -Raw "$name.json" | ConvertFrom-Json).incompleteChecks | Should -Not -Contain 'PasswordLength'
        $one = $findings | Group-Object CheckId | Where-Object Count -GT 1 | Select-Object -First 1
        if ($one) {
            $null = $one.Group[0] | Export-AdminReport "$name.json" -Force
            (Get-Content -Raw "$name.json" | ConvertFrom-Json).incompleteChecks | Should -Contain $one.Name
        }
    }

    It 'refuses findings of two accounts with -PreviousPath' {
        $null = $findings | Export-AdminReport "$name.json"
        $null = Start-AdminSandbox -AccountId 210987654321
        $mixed = @($findings) + @(Test-AdminAccount)
        $problem = { $mixed | Export-AdminReport "$name.html" -PreviousPath "$name.json" } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be 'FindingsMixed InvalidArgument 210987654321'
        "$name.html" | Should -Not -Exist
    }

    It 'writes findings of two accounts as one report: <_>' -ForEach html, json, csv, xml, sarif {
        $null = Start-AdminSandbox -AccountId 210987654321
        $other = Test-AdminAccount | Add-Member -NotePropertyName AccountName -NotePropertyValue 'R&D' -PassThru
        $null = @($other) + @($findings) | Export-AdminReport "$name.$_"
        $text = Get-Content -Raw "$name.$_"

        switch ($_) {
            html {
                $text | Should -Match '<a href="#a210987654321">R&amp;D \(210987654321\)</a>'
                $ids = [regex]::Matches($text, ' id="([^"]*)"').ForEach({ $_.Groups[1].Value })
                $ids | Sort-Object -Unique | Should -HaveCount $ids.Count
                [regex]::Matches($text, 'href="#([^"]*)"').ForEach({ $_.Groups[1].Value }) | Should -BeIn $ids
            }
            json {
                $reports = ($text | ConvertFrom-Json).reports
                $reports.accountId | Should -Be 123456789012, 210987654321
                $reports[1].findings.checkId | Should -Be $other.CheckId
            }
            csv {
                $rows = $text | ConvertFrom-Csv
                $rows.Count | Should -Be ($findings.Count + $other.Count)
                $rows.Where({ $_.AccountId -eq 210987654321 }).AccountName | Sort-Object -Unique | Should -Be 'R&D'
            }
            xml {
                $suites = ([xml] $text).testsuites.testsuite
                $suites.hostname | Sort-Object -Unique | Should -Be 123456789012, 210987654321
                $suites.name | Sort-Object -Unique | Should -HaveCount $suites.Count
            }
            sarif {
                ($text | ConvertFrom-Json).runs.properties.accountId | Should -Be 123456789012, 210987654321
            }
        }
    }

    It 'refuses an empty pipeline, and leaves the existing file' {
        Set-Content -LiteralPath "$name.html" 'old'
        $findings | Where-Object CheckId -EQ 'nothing' | Export-AdminReport "$name.html" -Force @quiet |
            Should -BeNullOrEmpty

        $problems[0] | Format-Problem | Should -Be "NoFindings InvalidArgument $name.html"
        Get-Content "$name.html" | Should -Be 'old'
    }

    It 'refuses an earlier report of another account, and names it' {
        $text = $findings | Export-AdminReport "$name.json" | ForEach-Object { Get-Content -Raw $_.FullName }
        $text.Replace('123456789012', '210987654321') | Set-Content "$name.json"
        $problem = { $findings | Export-AdminReport "$name.html" -PreviousPath "$name.json" } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "ReportAccountMismatch InvalidArgument $name.html"
        $problem.Exception.Message | Should -Match ([regex]::Escape("'$name.json' is a report of the account 2109"))
        "$name.html" | Should -Not -Exist
    }

    It 'calls no AWS' {
        $calls = (Get-AdminSandbox).TotalCalls
        $null = $findings | Export-AdminReport "$name.html"
        (Get-AdminSandbox).TotalCalls | Should -Be $calls
    }
}
