BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # Runs a script in a new PowerShell with another home folder, so that the tests do not install anything for the
    # user.
    function Invoke-AtHome([string] $Script) {
        $child = Invoke-ChildPowerShell $Script -TimeoutSecond 120 -Environment @{
            HOME = "$TestDrive/home"; USERPROFILE = "$TestDrive/home"; PSModulePath = ''
            APPDATA = "$TestDrive/home/roaming"; LOCALAPPDATA = "$TestDrive/home/local"
            XDG_CONFIG_HOME = "$TestDrive/home/.config"; XDG_CACHE_HOME = "$TestDrive/home/.cache"
            XDG_DATA_HOME = "$TestDrive/home/.local/share"
        }
        $child.Error | Should -BeNullOrEmpty
        $child.Output -split '\r?\n'
    }

    $job = @'
$null = Start-AdminSandbox
(New-AdminGroup).GroupName
'alice', 'bob' | New-AdminUser -GroupName Administrators -GeneratePassword |
    Export-AdminCredential -Path credentials.csv
(Import-Csv credentials.csv).'User name'
'@
    $build = Convert-Path (Join-Path $PSScriptRoot '../../build/bin/Release/net10.0/Build.dll')
    $null = & dotnet $build pack --no-build --output "$TestDrive/packed"
    $LASTEXITCODE | Should -Be 0
    # .NET returns an empty path for a folder that does not exist; the files would be written to the current folder.
    $null = New-Item -ItemType Directory "$TestDrive/home/.config", "$TestDrive/home/.cache",
        "$TestDrive/home/.local/share",
        "$TestDrive/gallery"
}

Describe 'The package' {
    It 'is found in its folder, installed from it, and does the main job' {
        $output = Invoke-AtHome @"
Register-PSResourceRepository -Name packed -Uri '$TestDrive/packed' -Trusted
(Find-PSResource AdminIam -Repository packed).Name
Install-PSResource AdminIam -Repository packed -Scope CurrentUser
Set-Location '$TestDrive/home'
Import-Module AdminIam
(Get-Module AdminIam).ModuleBase
$job
Uninstall-PSResource AdminIam
@(Get-Module AdminIam -ListAvailable).Count
"@

        $output[0] | Should -Be 'AdminIam'
        $output[1] | Should -BeLike "$TestDrive*home*Modules*AdminIam*"
        $output[2..4] | Should -Be 'Administrators', 'alice', 'bob'
        $output[5] | Should -Be 0
    }

    It 'is accepted by Publish-PSResource, and says what the manifest says' {
        $output = Invoke-AtHome @"
Register-PSResourceRepository -Name gallery -Uri '$TestDrive/gallery' -Trusted
Publish-PSResource -NupkgPath (Get-Item '$TestDrive/packed/*.nupkg').FullName -Repository gallery
`$found = Find-PSResource AdminIam -Repository gallery
`$found.Version, `$found.ProjectUri, `$found.LicenseUri, `$found.IconUri | ForEach-Object { "`$_" }
`$found.Tags -contains 'IAM'
`$found.ReleaseNotes.Length -gt 0
"@

        $manifest = Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../AdminIam.psd1')
        $data = $manifest.PrivateData.PSData
        $output | Should -Be $manifest.ModuleVersion, $data.ProjectUri, $data.LicenseUri, $data.IconUri, 'True', 'True'
    }
}

Describe 'The module folder' {
    It 'is accepted by Publish-PSResource' {
        $folder = Split-Path (Get-Item (Join-Path $PSScriptRoot '../../out/AdminIam/*/AdminIam.psd1')).FullName
        $output = Invoke-AtHome @"
Register-PSResourceRepository -Name folder -Trusted ``
    -Uri '$((New-Item -ItemType Directory "$TestDrive/folder").FullName)'
(Test-ModuleManifest '$folder/AdminIam.psd1').ExportedCmdlets.Count -gt 40
Publish-PSResource -Path '$folder' -Repository folder
(Find-PSResource AdminIam -Repository folder).Name
"@

        $output | Should -Be 'True', 'AdminIam'
    }
}

Describe 'The zip for Azure Automation' {
    It 'is imported from its only folder and does the main job, in a job too' {
        $output = Invoke-AtHome @"
Expand-Archive '$TestDrive/packed/AdminIam.zip' -DestinationPath '$TestDrive/modules'
`$env:PSModulePath = '$TestDrive/modules' + [IO.Path]::PathSeparator + `$env:PSModulePath
(Get-ChildItem '$TestDrive/modules').Name
(Get-ChildItem '$TestDrive/modules/AdminIam' -Filter *.psd1).Name
Set-Location (New-Item -ItemType Directory '$TestDrive/job')
$job
Start-Job { `$null = Start-AdminSandbox; (New-AdminGroup).Outcome } | Receive-Job -Wait
"@

        $output | Should -Be 'AdminIam', 'AdminIam.psd1', 'Administrators', 'alice', 'bob', 'Created'
    }
}
