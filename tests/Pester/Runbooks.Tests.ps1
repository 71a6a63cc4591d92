BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'Runbooks.psm1')
    $account = Initialize-RunbookHost $TestDrive
    $work, $vault, $samples = $account.Work, $account.Vault, $account.Samples
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The nightly job' -Skip:$IsWindows {
    BeforeAll {
        $line = (Get-Content -LiteralPath (Join-Path $samples 'adminiam.cron'))[-1]
        $job = ($line -split ' ', 7)[6] -replace '/opt/adminiam/Invoke',
            "$samples/Invoke" -replace '/var/lib/adminiam/|/var/log/adminiam/', "$work/" `
            -replace ' > /dev/null'
        $keys = @{ AWS_ACCESS_KEY_ID = $account.Operator.AccessKeyId; AWS_SECRET_ACCESS_KEY = $account.OperatorSecret }

        function Invoke-Cron([string] $Csv, [hashtable] $Environment = $keys, [string] $More = '') {
            Invoke-HostShell ($job.Replace('/opt/adminiam/admins.csv', $Csv) + $More) $Environment
        }
    }

    It 'creates the people in a cron job, and finds all Unchanged in the second night' {
        $csv = Write-PersonCsv cron

        $first = Invoke-Cron $csv
        $second = Invoke-Cron $csv

        Test-Night $first cron "$work/audit.json"
        $second.ExitCode | Should -Be 0
        $log = @(Get-LogEntry $second)
        $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Unchanged', 'Unchanged'
        $log[-1].Rotated | Should -Be 0
        @(Get-Content -LiteralPath $vault | Where-Object { $_ -match 'cron-2e' }).Count | Should -Be 2
        $file = Get-Content -LiteralPath "$work/nightly.jsonl" | ConvertFrom-Json
        @($file.event -eq 'finished').Count | Should -Be 2
    }

    It 'rotates keys by age, except its own' {
        $result = Invoke-Cron (Write-PersonCsv cron) $keys ' -RotateAfterDays 0'

        $rotated = (Get-LogEntry $result).Where({ $_.event -eq 'key' })
        $rotated.user | Should -Contain 'cron.bob'
        $rotated.user | Should -Not -Contain 'operator'
        Get-Content -LiteralPath $vault |
            Where-Object { $_ -match $rotated.Where({ $_.user -eq 'cron.bob' }).accessKeyId } |
            Should -Not -BeNullOrEmpty
        (Get-AdminAccessKey cron.bob).Status | Sort-Object | Should -Be 'Active', 'Inactive'
    }

    It 'ends with 1 for a bad row, which does not stop the others' {
        $result = Invoke-Cron (Write-PersonCsv bad -WithBadRow)

        $result.ExitCode | Should -Be 1
        $log = Get-LogEntry $result
        $log.Where({ $_.event -eq 'user' }).outcome | Should -Be 'Created', 'Created'
        $log.Where({ $_.event -eq 'error' }).target | Should -Be 'no/such name'
        $log.Where({ $_.event -eq 'error' }).message | Should -Match 'Row 3'
    }

    It 'ends with 2 without credentials, and creates nothing' {
        $result = Invoke-Cron (Write-PersonCsv none) @{}

        $result.ExitCode | Should -Be 2
        (Get-LogEntry $result).Where({ $_.event -eq 'error' }).id | Should -Be 'NoCredentials'
        Get-AdminUser none* | Should -BeNullOrEmpty
    }

    It 'ends with 3 without a CSV' {
        (Invoke-Cron (Join-Path $work 'nowhere.csv')).ExitCode | Should -Be 3
    }

    It 'deletes a key that the store does not accept, and does not repeat the store''s message' {
        $result = Invoke-Cron (Write-PersonCsv lost) ($keys + @{ STORE_FAILS = '1' })

        $result.ExitCode | Should -Be 1
        (Get-LogEntry $result).Where({ $_.event -eq 'error' }).id | Should -Be 'SecretNotSaved', 'SecretNotSaved'
        $result.Output | Should -Not -Match 'cannot save'
        Get-AdminAccessKey lost.bob | Should -BeNullOrEmpty
    }
}
